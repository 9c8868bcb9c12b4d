import { decimalTimes } from '../money/index.ts';
import {
  type AccountId,
  type Attempt,
  type AttemptState,
  cumulativeFillId,
  type Fill,
  type JsonObject,
  makeId,
  type Order,
  type OrderId,
} from '../orders/index.ts';
import type { BuildContext, KnownShare } from './build-context.ts';
import type { OrderFact } from './fact.ts';
import { unresolvedKey } from './legacy-symbol.ts';
import type { Note } from './note.ts';
import { settleFact } from './settle-fact.ts';

/** An order that is taken over, with all that belongs to it. */
export interface ImportedOrder {
  readonly order: Order;
  readonly attempts: readonly Attempt[];
  readonly fills: readonly Fill[];
  readonly recommendation: JsonObject | null;
  /** It belongs to a trade of which buy and sale are both told. */
  readonly wholeTrade: boolean;
}

const PLAIN_KEY = /^[a-z]:[0-9A-Za-z]+$/;
/** So many characters of a key have room in its order's id. */
const KEY_IN_ID = 58;

/** A function of the order's key, so that importing it twice finds it there. */
export function importedOrderId(accountId: AccountId, key: string): OrderId {
  const plain = plainKey(key).slice(0, KEY_IN_ID);
  return makeId('ord', `l${plain}_${accountId.slice('acc_'.length, 'acc_'.length + 20)}`);
}

/** Whether another key may have the same id. */
export function isCutInId(key: string): boolean {
  return plainKey(key).length > KEY_IN_ID;
}

function plainKey(key: string): string {
  // Nearly all keys are a letter and a number.
  return PLAIN_KEY.test(key)
    ? key.replace(':', '-')
    : key.replace(/[^0-9A-Za-z]/g, (char) => (char === ':' ? '-' : `_${char.charCodeAt(0)}`));
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

function buildAttempt(state: AttemptState, order: Order, fact: OrderFact, { nowMs }: BuildContext): Attempt {
  const { quantity, limitPrice, orderType } = fact;
  const { brokerOrderId, filledQty, reason } = state;
  // Spelled out as the order is; `state` has said that these four fit each other.
  return {
    state: state.state,
    brokerOrderId,
    filledQty,
    reason,
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
  } as Attempt;
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
