import type { TradingCalendar } from '../market/index.ts';
import type { Paise } from '../money/index.ts';
import {
  type AmoFundsBlocked,
  cashOfBuy,
  type PlacementSettings,
  type ReservingOrder,
  reservedCash,
} from '../placement/index.ts';
import { byRetryPlace, type RetryPlace } from '../retry/index.ts';
import type { EpochMs } from '../time.ts';
import { amoCashDeadline, queueCashDeadline } from './deadlines.ts';
import type { FundsDemand } from './plan-funds.ts';

export type FundsOrder = ReservingOrder & {
  readonly createdAtMs: EpochMs;
  /** Of its recommendation, larger first; null for an order without one. */
  readonly priority: number | null;
  readonly retryPlace: RetryPlace;
};

export interface FundsFacts {
  readonly now: EpochMs;
  readonly calendar: TradingCalendar;
  readonly settings: Pick<PlacementSettings, 'brokerage'>;
  readonly amoFundsBlocked: AmoFundsBlocked;
  /** When the broker's figure was asked for; null when none is known. */
  readonly fundsAskedAtMs: EpochMs | null;
  readonly retryTime: Temporal.PlainTime;
}

export interface FundsDemands {
  /** Cash of buys that are being placed or work, and that the broker's figure still counts as free. */
  readonly reserved: Paise;
  /** What waits at the broker in the order in which it came, then the queue as it will be tried. */
  readonly demands: readonly FundsDemand[];
}

/** What the account's buys will need, from its open orders. */
export function fundDemands(orders: readonly FundsOrder[], facts: FundsFacts): FundsDemands {
  const buys = orders.filter(({ side }) => side === 'buy');
  const waiting = buys.filter(({ status }) => status === 'amo').toSorted(byTime);
  const queued = buys.filter(({ status }) => status === 'retry_pending').toSorted(inQueue);
  const others = buys.filter(({ status }) => status !== 'amo');
  const retryAt = queueCashDeadline(facts.calendar, facts.now, facts.retryTime);
  return {
    reserved: stillFree(others, facts),
    demands: [
      ...waiting.map(
        (order): FundsDemand => ({
          orderId: order.id,
          stage: 'amo',
          needed: cashOfBuy(order, facts.settings),
          alreadyBlocked: facts.amoFundsBlocked === 'yes' && stillFree([order], facts) === 0,
          addByMs: amoCashDeadline(facts.calendar, order.tradingDay),
        }),
      ),
      ...queued.map(
        (order): FundsDemand => ({
          orderId: order.id,
          stage: 'queued',
          needed: order.requiredCash ?? cashOfBuy(order, facts.settings),
          alreadyBlocked: false,
          addByMs: retryAt,
        }),
      ),
    ],
  };
}

function stillFree(orders: readonly FundsOrder[], facts: FundsFacts): Paise {
  const { amoFundsBlocked, settings } = facts;
  // A figure that nobody has asked for contains nothing.
  const fundsAskedAtMs = facts.fundsAskedAtMs ?? Number.NEGATIVE_INFINITY;
  return reservedCash(orders, { amoFundsBlocked, settings, fundsAskedAtMs });
}

function byTime(a: FundsOrder, b: FundsOrder): number {
  return a.createdAtMs - b.createdAtMs || compareText(a.id, b.id);
}

function inQueue(a: FundsOrder, b: FundsOrder): number {
  return byRetryPlace(a, b) || byPriority(a, b);
}

function byPriority(a: FundsOrder, b: FundsOrder): number {
  if (a.priority === b.priority) return byTime(a, b);
  if (a.priority === null) return 1;
  return b.priority === null ? -1 : b.priority - a.priority;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
