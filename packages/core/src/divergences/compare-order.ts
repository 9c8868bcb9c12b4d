import { type BrokerStatus, readBrokerStatus } from '../broker/index.ts';
import {
  type Attempt,
  type AttemptStateName,
  decidingAttempt,
  isAtBroker,
  isLeftOver,
  isLiveAttempt,
  type LastSeen,
  type Order,
} from '../orders/index.ts';
import type { LocalOrder } from '../reconciliation/index.ts';
import type { EpochMs } from '../time.ts';
import type {
  BrokerSide,
  DifferingField,
  Divergence,
  DivergenceAction,
  DivergenceVerdict,
  OurSide,
} from './divergence.ts';

export interface ComparisonFacts {
  readonly nowMs: EpochMs;
  /** Whether placing is stopped because of an order like this one: another program's. */
  readonly stoppedByOtherProgram: boolean;
  /** Whether the order came over the broker's API; null for orders of ours. */
  readonly placedOverApi: boolean | null;
  /** Whether an unconfirmed sending of ours looks like it. */
  readonly isCandidate: boolean;
}

// The book is told of a change by the same system as the feed; a minute is long.
const FEED_CONFIRMATION_MS = 60_000;

/** The states that a status of the broker allows. A day order that we ended by its day is shown as open for an hour. */
const ALLOWED: Readonly<Record<BrokerStatus, readonly AttemptStateName[]>> = {
  pending_submit: ['accepted', 'queued', 'open'],
  amo_pending: ['accepted', 'queued'],
  open: ['open', 'expired'],
  trigger_pending: ['open', 'expired'],
  complete: ['filled', 'open'],
  cancelled: ['cancelled', 'expired'],
  rejected: ['rejected'],
  expired: ['expired'],
  unknown: [],
};

/** Compares one order with what the broker showed last of it. Null when the broker never had it. */
export function compareOrder(local: LocalOrder, facts: ComparisonFacts): Divergence | null {
  const attempt = decidingAttempt(local.attempts);
  if (attempt === null || isUnsent(attempt)) return null;
  const seen = attempt.lastSeen;
  const ours = ourSide(local, attempt);
  const differs = seen === null ? [] : findDifferences(attempt, seen, ours);
  const judged = judge(local, attempt, differs, facts);
  return {
    orderId: local.order.id,
    attemptId: attempt.id,
    brokerOrderId: attempt.brokerOrderId,
    ...judged,
    differs,
    broker: seen === null ? null : brokerSide(seen),
    ours,
  };
}

function isUnsent({ state, brokerOrderId }: Attempt): boolean {
  const onTheWire = state === 'sending' || state === 'unconfirmed';
  return brokerOrderId === null && !onTheWire;
}

type Judged = Pick<Divergence, 'verdict' | 'action' | 'sinceMs'>;

function judge(
  { order }: LocalOrder,
  attempt: Attempt,
  differs: readonly DifferingField[],
  facts: ComparisonFacts,
): Judged {
  const { state, lastSeen: seen } = attempt;
  if (state === 'sending' || state === 'unconfirmed') {
    return judged('unconfirmed', 'resolve', attempt.sentAtMs ?? attempt.createdAtMs);
  }
  if (order.missingSinceMs !== null) return judged('missing_at_broker', 'look_again', order.missingSinceMs);
  if (isLeftOver(order, attempt, facts.nowMs)) {
    return judged('missing_at_broker', 'look_again', seen?.atMs ?? order.createdAtMs);
  }
  if (seen !== null && (isAnomaly(attempt, seen) || isSaidToBeOver(order, attempt)))
    return judged('anomaly', 'look_again', seen.atMs);
  // A reply alone is no agreement: the broker has said that it took the order, and nothing of how it stands.
  if (seen === null && isLiveAttempt(state)) {
    return judged('not_shown_yet', 'none', attempt.sentAtMs ?? attempt.createdAtMs);
  }
  if (order.origin === 'external' && !order.managed) {
    return judged('unknown_to_us', actionFor(order, attempt, facts), order.createdAtMs);
  }
  if (seen !== null && (differs.length > 0 || isUnconfirmedFrame(seen, facts.nowMs))) {
    return judged('broker_newer', 'look_again', seen.atMs);
  }
  const mayLetGo = order.origin === 'external' && canStillBuy(order, attempt) && order.executionQty === 0;
  return judged('agrees', mayLetGo ? 'leave_alone' : 'none', null);
}

function judged(verdict: DivergenceVerdict, action: DivergenceAction, sinceMs: EpochMs | null): Judged {
  return { verdict, action, sinceMs };
}

function actionFor(order: Order, attempt: Attempt, facts: ComparisonFacts): DivergenceAction {
  if (facts.isCandidate) return 'resolve';
  if (facts.stoppedByOtherProgram && facts.placedOverApi === true) return 'confirm_other_program';
  const hasBought = order.side === 'buy' && order.executionQty > 0;
  return hasBought || canStillBuy(order, attempt) ? 'take_under_care' : 'none';
}

function canStillBuy({ side }: Order, { state }: Attempt): boolean {
  return side === 'buy' && isLiveAttempt(state);
}

/** What no further reading will explain by itself: a text nobody knows, a state that the other excludes, shares too many. */
function isAnomaly(attempt: Attempt, seen: LastSeen): boolean {
  const status = readBrokerStatus(seen.statusText);
  if (!ALLOWED[status].includes(attempt.state)) return true;
  if (seen.filledQty < attempt.filledQty || seen.filledQty > seen.quantity) return true;
  return status === 'complete' && isLiveAttempt(attempt.state) && seen.filledQty >= seen.quantity;
}

/** The order's own status must not say more than its attempt does. */
function isSaidToBeOver({ status }: Pick<Order, 'status'>, { state }: Attempt): boolean {
  return isLiveAttempt(state) && !isAtBroker(status);
}

function isUnconfirmedFrame(seen: LastSeen, nowMs: EpochMs): boolean {
  return !seen.confirmed && nowMs - seen.atMs > FEED_CONFIRMATION_MS;
}

function findDifferences(attempt: Attempt, seen: LastSeen, ours: OurSide): readonly DifferingField[] {
  const fields: DifferingField[] = [];
  if (!ALLOWED[readBrokerStatus(seen.statusText)].includes(attempt.state)) fields.push('status');
  if (seen.quantity !== ours.quantity && attempt.state !== 'rejected') fields.push('quantity');
  if (seen.filledQty !== ours.filledQty) fields.push('filled');
  // A price that the broker leaves out, or writes as zero, is unknown.
  const price = seen.limitPrice;
  if (price !== null && price > 0 && ours.limitPrice !== null && price !== ours.limitPrice) {
    fields.push('limit_price');
  }
  if (seen.averagePrice !== null && seen.filledQty > 0 && ours.averagePrice === null) {
    fields.push('average_price');
  }
  return fields;
}

function ourSide({ order, attempts }: LocalOrder, attempt: Attempt): OurSide {
  const values = attempt.acknowledged ?? order;
  // With several attempts the order's average is over all of them, and is compared with none.
  const single = attempts.filter(({ filledQty }) => filledQty > 0).length <= 1;
  return {
    status: order.status,
    state: attempt.state,
    quantity: values.quantity,
    filledQty: attempt.filledQty,
    limitPrice: values.limitPrice,
    averagePrice: single ? order.executionPrice : (attempt.lastSeen?.averagePrice ?? null),
  };
}

function brokerSide(seen: LastSeen): BrokerSide {
  const { statusText, quantity, filledQty, limitPrice, averagePrice, atMs, confirmed } = seen;
  const status = readBrokerStatus(statusText);
  return { status, statusText, quantity, filledQty, limitPrice, averagePrice, atMs, confirmed };
}
