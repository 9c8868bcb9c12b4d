import {
  type AccountId,
  type BrokerOrderId,
  type ClientTag,
  EMPTY_GUARD,
  type GuardState,
  instrumentKey,
  istDayNumber,
  type LocalOrder,
  makeId,
  type Order,
  type Snapshot,
  type UserId,
} from '@orderwatch/core';
import { draftAttempt, draftCommand, draftOrder } from '../../placement/draft-order.ts';
import { NO_IDS, tagOf } from './names.ts';

/** How far a request to place has come. Only `on_wire` can still become something else. */
export type Wire = 'on_wire' | 'taken' | 'refused' | 'lost';

/** One request that left, and whoever waits for its answer. */
export interface Send {
  readonly orderId: string;
  readonly attemptId: string;
  readonly tag: ClientTag;
  readonly wire: Wire;
  /** `overtaken`: another instance acts by now; what it hears is kept and concludes nothing. */
  readonly sender: 'waiting' | 'overtaken' | 'gone';
}

export type Phase =
  | 'received'
  | 'open'
  | 'partly'
  | 'complete'
  | 'rejected'
  | 'cancelled'
  | 'cancelled_partly';

/** An order as the broker has it, and as it stood one step before. */
export interface BrokerLife {
  readonly number: BrokerOrderId;
  /** Null for an order that a person placed by hand. */
  readonly tag: ClientTag | null;
  readonly symbol: number;
  readonly phases: readonly Phase[];
}

/** Everything there is: what we have written down, what is under way, and what the broker has. A value. */
export interface World {
  readonly nowMs: number;
  readonly orders: readonly LocalOrder[];
  readonly guard: GuardState;
  readonly sends: readonly Send[];
  readonly lives: readonly BrokerLife[];
  /** An answer of the book that is on its way, as of when it was asked. */
  readonly answer: Snapshot | null;
  /** When the last reading was asked for that was believed whole. */
  readonly completeReadingMs: number | null;
  /** Orders that a person gave up on: what happens to them later is his decision's doing. */
  readonly givenUp: readonly string[];
  /** How much of each rare thing may still happen. */
  readonly left: Rare;
}

export interface Rare {
  readonly crashes: number;
  readonly takeovers: number;
  readonly decisions: number;
  readonly waits: number;
  readonly byHand: number;
}

export const ACCOUNT: AccountId = makeId('acc', 'explored');
export const USER: UserId = makeId('usr', 'explored');
export const ACCOUNT_CODE = 'EX001';
/** 10:00 in India on Friday 21 August 2026, in the hours of the market. */
export const BEGIN_MS = Date.UTC(2026, 7, 21, 4, 30);
export const QUANTITY = 10;

export const SYMBOLS = ['IDEA', 'SBIN'] as const;

/** So many buys, recorded and not sent. */
export function beginWorld(orders: number, left: Rare): World {
  return {
    nowMs: BEGIN_MS,
    orders: Array.from({ length: orders }, (_, index) => recordedBuy(index)),
    guard: EMPTY_GUARD,
    sends: [],
    lives: [],
    answer: null,
    completeReadingMs: null,
    givenUp: [],
    left,
  };
}

function recordedBuy(index: number): LocalOrder {
  const context = { ids: NO_IDS, accountId: ACCOUNT, userId: USER, runId: null, nowMs: BEGIN_MS };
  const instrument = {
    exchange: 'NSE',
    segment: 'nse_cm',
    symbol: SYMBOLS[index] ?? 'IDEA',
    series: 'EQ',
    tradingSymbol: `${SYMBOLS[index]}-EQ`,
    token: String(1_000 + index),
    isin: `INE00000000${index}`,
  } as const;
  const drafted = draftOrder(
    context,
    {
      instrument,
      quantity: QUANTITY,
      orderType: 'market',
      limitPrice: null,
      variety: 'regular',
      tradingDay: istDayNumber(BEGIN_MS),
    },
    { status: 'placing', instrumentKey: instrumentKey(instrument) },
  );
  const order: Order = { ...drafted, id: makeId('ord', String(index)) };
  return withAttempt({ order, attempts: [], commands: [], fills: [], positionSold: false }, BEGIN_MS);
}

/** The order with one more attempt that is recorded and not sent. */
export function withAttempt(local: LocalOrder, nowMs: number): LocalOrder {
  const number = local.attempts.length + 1;
  const name = `${local.order.id.slice(4)}-${number}`;
  const context = { ids: NO_IDS, nowMs };
  const attempt = {
    ...draftAttempt(context, local.order, number, tagOf(local.order.id, number)),
    id: makeId('att', name),
  };
  const command = { ...draftCommand(context, local.order, attempt), id: makeId('cmd', name) };
  return { ...local, attempts: [...local.attempts, attempt], commands: [...local.commands, command] };
}
