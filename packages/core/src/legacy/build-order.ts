import { decimalTimes } from '../money/index.ts';
import {
  type AccountId,
  type Attempt,
  type AttemptState,
  attemptStateOf,
  type BrokerOrderId,
  cumulativeFillId,
  explainRejection,
  type Fill,
  type JsonObject,
  makeId,
  type Order,
  type OrderId,
  type OrderInstrument,
  type OrderStatus,
  parseBrokerOrderId,
  type UserId,
} from '../orders/index.ts';
import { isRetryExpired } from '../retry/index.ts';
import { type EpochMs, istDayNumber, istTime } from '../time.ts';
import type { OrderFact } from './fact.ts';
import type { LegacyDays } from './legacy-days.ts';
import { unresolvedKey } from './legacy-symbol.ts';
import type { Note } from './note.ts';

/** An order that is taken over, with all that belongs to it. */
export interface ImportedOrder {
  readonly order: Order;
  readonly attempts: readonly Attempt[];
  readonly fills: readonly Fill[];
  readonly recommendation: JsonObject | null;
  /** It belongs to a trade of which buy and sale are both told. */
  readonly wholeTrade: boolean;
}

/** How the database knows a share already: by its trading symbol. */
export interface KnownShare {
  readonly instrument: OrderInstrument;
  readonly instrumentKey: string;
}

export interface BuildContext {
  readonly shares: ReadonlyMap<string, KnownShare>;
  readonly accountId: AccountId;
  readonly userId: UserId;
  readonly nowMs: EpochMs;
  readonly days: LegacyDays;
}

/** A function of the order's key, so that importing it twice finds it there. */
export function importedOrderId(accountId: AccountId, key: string): OrderId {
  const plain = key.replace(/[^0-9A-Za-z]/g, (char) => (char === ':' ? '-' : `_${char.charCodeAt(0)}`));
  return makeId('ord', `l${plain.slice(0, 58)}_${accountId.slice('acc_'.length, 'acc_'.length + 20)}`);
}

interface Settled {
  readonly status: OrderStatus;
  readonly state: AttemptState | null;
  readonly columns: Partial<Order>;
}

/**
 * The share of which an order owns some, or was a whole trade; null where it moves no position. The same decisions as
 * `buildOrder`, at a tenth of its cost. `notes` takes what had to be assumed.
 */
export function sketchOwning(fact: OrderFact, context: BuildContext, notes: Note[]): string | null {
  if (fact.exact !== null) {
    const { side, status, executionQty, product, instrumentKey } = fact.exact.order;
    const owns = side === 'buy' && status === 'ongoing' && executionQty > 0 && product === 'CNC';
    return owns ? instrumentKey : null;
  }
  const { status } = settleFact(fact, context, notes);
  const owns =
    fact.filledQty > 0 &&
    fact.product === 'CNC' &&
    (fact.traded || (fact.side === 'buy' && status === 'ongoing'));
  return owns ? shareOf(fact, context).instrumentKey : null;
}

function settleFact(fact: OrderFact, context: BuildContext, notes: Note[]) {
  const number = fact.number === null ? null : (parseBrokerOrderId(fact.number) ?? null);
  const createdAtMs = fact.placedAtMs ?? fact.filledAtMs ?? fact.checkedAtMs ?? context.nowMs;
  const tradingDay = dayOf(fact, createdAtMs, context.days);
  return { createdAtMs, tradingDay, ...settle(fact, { number, tradingDay }, context, notes) };
}

function shareOf(fact: OrderFact, { shares }: BuildContext): KnownShare {
  const { instrument } = fact;
  return shares.get(instrument.tradingSymbol) ?? { instrument, instrumentKey: unresolvedKey(instrument) };
}

/** The order that a fact tells of. `notes` takes what had to be assumed. */
export function buildOrder(fact: OrderFact, context: BuildContext, notes: Note[]): ImportedOrder {
  if (fact.exact !== null) return bringHome(fact.exact, context);
  const settled = settleFact(fact, context, notes);
  const { createdAtMs, tradingDay } = settled;
  const share = shareOf(fact, context);
  const id = importedOrderId(context.accountId, fact.key);
  const { columns } = settled;
  // Spelled out, because there are a hundred thousand of them: see `factOf`.
  const order: Order = {
    id,
    accountId: context.accountId,
    userId: context.userId,
    createdAtMs,
    updatedAtMs: context.nowMs,
    version: 1,
    corrections: 0,
    tradingDay,
    origin: 'imported',
    managed: fact.side === 'buy',
    placementRunId: null,
    side: fact.side ?? 'buy',
    instrument: share.instrument,
    instrumentKey: share.instrumentKey,
    quantity: fact.quantity,
    disclosedQuantity: 0,
    orderType: fact.orderType,
    limitPrice: fact.limitPrice,
    triggerPrice: null,
    variety: fact.variety,
    validity: 'day',
    product: fact.product,
    status: settled.status,
    reasonCode: columns.reasonCode ?? null,
    failureReason: columns.failureReason ?? null,
    rejectionReason: columns.rejectionReason ?? null,
    cancelledReason: columns.cancelledReason ?? null,
    cancelledBy: columns.cancelledBy ?? null,
    firstFailedAtMs: fact.retry?.firstFailedAtMs ?? null,
    lastRetryAttemptMs: fact.retry?.lastRetryAttemptMs ?? null,
    retryCount: fact.retry?.retryCount ?? 0,
    retryExpiresAtMs: columns.retryExpiresAtMs ?? null,
    retryExpiryProvisional: columns.retryExpiryProvisional ?? false,
    requiredCash: fact.retry?.requiredCash ?? null,
    availableCash: fact.retry?.availableCash ?? null,
    shortfall: fact.retry?.shortfall ?? null,
    lastStatusCheckMs: fact.checkedAtMs,
    executionQty: fact.filledQty,
    executionPrice: fact.filledQty > 0 ? fact.averagePrice : null,
    executionTimeMs: fact.filledQty > 0 ? fact.filledAtMs : null,
    missingSinceMs: null,
    linkedOrderId: null,
    positionId: null,
    verifiedAtMs: null,
  };
  const attempt = settled.state === null ? null : buildAttempt(settled.state, order, fact, context);
  const fill = attempt === null ? null : buildFill(attempt, order, fact, context);
  return {
    order,
    attempts: attempt === null ? [] : [attempt],
    fills: fill === null ? [] : [fill],
    recommendation: fact.recommendation,
    wholeTrade: fact.traded,
  };
}

const NO_LINKS = { placementRunId: null, linkedOrderId: null, positionId: null } as const;

function bringHome(exact: NonNullable<OrderFact['exact']>, context: BuildContext): ImportedOrder {
  const { accountId, userId } = context;
  return {
    ...exact,
    wholeTrade: false,
    order: { ...exact.order, accountId, userId, version: 1, ...NO_LINKS },
  };
}

/** The day of the execution where there was one; else the session that the order was placed for. */
function dayOf(fact: OrderFact, createdAtMs: EpochMs, days: LegacyDays): number {
  if (fact.filledAtMs !== null) return istDayNumber(fact.filledAtMs);
  return days.tradingDayOf(createdAtMs, fact.variety);
}

function settle(
  fact: OrderFact,
  at: { readonly number: BrokerOrderId | null; readonly tradingDay: number },
  context: BuildContext,
  notes: Note[],
): Settled {
  const { reason } = fact;
  switch (fact.word) {
    case 'executed':
      return filled(fact, at.number, reason === null ? {} : { reasonCode: fact.reasonCode });
    case 'live':
    case 'partly':
      return settleLive(fact, at, context, notes);
    case 'rejected': {
      const words = reason ?? 'The file gives no reason';
      const known = explainRejection(words);
      if (fact.filledQty > 0) return filled(fact, at.number, { rejectionReason: words });
      const state = stateOf('rejected', at.number, 0, words);
      return { status: 'rejected', state, columns: { reasonCode: known.code, rejectionReason: words } };
    }
    case 'cancelled': {
      const columns = { cancelledReason: reason, cancelledBy: fact.cancelledBy ?? 'unknown' } as const;
      if (fact.filledQty > 0) return filled(fact, at.number, columns);
      const state = at.number === null ? null : stateOf('cancelled', at.number, 0, reason);
      return { status: 'cancelled', state, columns };
    }
    case 'failed':
      return {
        status: 'failed',
        state: at.number === null ? null : stateOf('rejected', at.number, 0, reason),
        columns: { reasonCode: fact.reasonCode, failureReason: reason },
      };
    case 'queued':
      return settleQueued(fact, context);
  }
}

function filled(fact: OrderFact, number: BrokerOrderId | null, columns: Partial<Order>): Settled {
  const ended = fact.side === 'sell' || fact.sale !== null;
  const state = number === null ? null : stateOf('filled', number, fact.filledQty, null);
  return { status: ended ? 'closed' : 'ongoing', state, columns };
}

/**
 * A day order whose session is over did end, whatever the file last saw; that it filled, a trade or a position would tell.
 * One that may still be at work is followed under its number; without one only a person can say what became of it.
 */
function settleLive(
  fact: OrderFact,
  { number, tradingDay }: { readonly number: BrokerOrderId | null; readonly tradingDay: number },
  { nowMs }: BuildContext,
  notes: Note[],
): Settled {
  const today = istDayNumber(nowMs);
  if (tradingDay < today) {
    if (fact.filledQty > 0) {
      notes.push(ENDED_PARTLY);
      return filled(fact, number, { reasonCode: 'day_ended', cancelledReason: ENDED_WORDS });
    }
    notes.push(ENDED_UNFILLED);
    const state = number === null ? null : stateOf('expired', number, 0, ENDED_WORDS);
    const columns = { reasonCode: 'day_ended', cancelledReason: ENDED_WORDS, cancelledBy: 'expiry' } as const;
    return { status: 'cancelled', state, columns };
  }
  if (number === null) {
    notes.push(NOT_FOLLOWED);
    const state = stateOf('unconfirmed', null, 0, null);
    return { status: 'unconfirmed', state, columns: { reasonCode: 'outcome_unknown' } };
  }
  const waits =
    fact.variety === 'amo' && fact.filledQty === 0 && (tradingDay > today || istTime(nowMs).hour < 9);
  return waits
    ? { status: 'amo', state: stateOf('queued', number, 0, null), columns: {} }
    : { status: 'pending_execution', state: stateOf('open', number, fact.filledQty, null), columns: {} };
}

const guessed = (words: string): Note => ({ kind: 'guessed', field: 'status', words });
const ENDED_PARTLY = guessed('Last seen partly filled, and its day is over: what it filled is kept');
const ENDED_UNFILLED = guessed('Last seen at work, and its day is over: taken as ended unfilled');
const NOT_FOLLOWED = guessed(
  "Its number is not the broker's, so that it cannot be followed: a person must say what became of it",
);
const ENDED_WORDS = 'The day ended; the earlier system had seen it at work last';

function settleQueued(fact: OrderFact, { days, nowMs }: BuildContext): Settled {
  const columns = { reasonCode: fact.reasonCode, failureReason: fact.reason };
  const firstFailedAtMs = fact.retry?.firstFailedAtMs ?? null;
  const expiry = firstFailedAtMs === null ? null : days.expiryOf(firstFailedAtMs);
  const until = {
    retryExpiresAtMs: expiry?.atMs ?? null,
    retryExpiryProvisional: expiry?.provisional ?? false,
  };
  if (expiry !== null && !isRetryExpired(expiry.atMs, nowMs))
    return { status: 'retry_pending', state: null, columns: { ...columns, ...until } };
  const over = { cancelledReason: 'Its time in the retry queue ran out', cancelledBy: 'expiry' } as const;
  return { status: 'cancelled', state: null, columns: { ...columns, ...until, ...over } };
}

function stateOf(
  state: AttemptState['state'],
  brokerOrderId: BrokerOrderId | null,
  filledQty: number,
  reason: string | null,
): AttemptState {
  const built = attemptStateOf({ state, brokerOrderId, filledQty, reason });
  if (!built.ok) throw new Error(`An imported attempt cannot be: ${built.error}`);
  return built.value;
}

function buildAttempt(state: AttemptState, order: Order, fact: OrderFact, { nowMs }: BuildContext): Attempt {
  const { quantity, limitPrice, orderType } = fact;
  return {
    ...state,
    id: makeId('att', order.id.slice('ord_'.length)),
    orderId: order.id,
    number: 1,
    clientTag: null,
    exchangeOrderId: null,
    createdAtMs: order.createdAtMs,
    sentAtMs: order.createdAtMs,
    answeredAtMs: state.state === 'unconfirmed' ? null : Math.min(order.createdAtMs, nowMs),
    acknowledged: { quantity, limitPrice, triggerPrice: null, orderType },
    lastSeen: null,
  };
}

function buildFill(attempt: Attempt, order: Order, fact: OrderFact, context: BuildContext): Fill | null {
  const { brokerOrderId, filledQty } = attempt;
  if (brokerOrderId === null || filledQty === 0 || fact.averagePrice === null) return null;
  return {
    id: cumulativeFillId(context.accountId, brokerOrderId, filledQty),
    orderId: order.id,
    attemptId: attempt.id,
    brokerOrderId,
    fillKey: `cum:${filledQty}`,
    quantity: filledQty,
    value: decimalTimes(fact.averagePrice, filledQty),
    cumulativeQty: filledQty,
    filledAtMs: fact.filledAtMs,
    learnedAtMs: context.nowMs,
  };
}
