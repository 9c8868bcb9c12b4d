import {
  type Attempt,
  type AttemptId,
  type AttemptState,
  attemptStateOf,
  type BrokerOrderId,
  decideStatusMove,
  decidingAttempt,
  deriveOrderStatus,
  type EventDraft,
  type OrderStatus,
  totalFilled,
} from '../orders/index.ts';
import type { LocalOrder, OrderDecision, StatusChange } from '../reconciliation/index.ts';
import { err, ok, type Result } from '../result.ts';
import type { EpochMs } from '../time.ts';
import { isSameShare } from './find-candidates.ts';
import { type KnownNow, type NotYet, whyNotYet } from './why-not-yet.ts';

export type PlacedAsRefusal =
  | { readonly kind: 'not_unconfirmed' }
  | NotYet
  /** The number belongs to an order that we sent ourselves. */
  | { readonly kind: 'number_is_ours' }
  | { readonly kind: 'another_order'; readonly why: 'instrument' | 'side' };

export interface PlacedAs {
  /** The unconfirmed order: it has the number now, and whatever the broker has shown under it. */
  readonly mine: OrderDecision;
  /** The stranger that it turned out to be: it keeps its history, and nothing else. */
  readonly theirs: OrderDecision;
  /** The number and its executions go from one attempt to the other. */
  readonly moved: {
    readonly brokerOrderId: BrokerOrderId;
    readonly fromAttemptId: AttemptId;
    readonly toAttemptId: AttemptId;
  };
}

/**
 * A person's decision that an unconfirmed sending is the order which the broker shows under a number, and which was taken
 * for somebody else's. Instrument and side have to be the same; quantity and price may have been changed by hand since.
 * It waits like the decision for nothing (`whyNotYet`), since our tag on another order would contradict it.
 */
export function resolvePlacedAs(
  local: LocalOrder,
  attemptId: AttemptId,
  other: LocalOrder,
  facts: KnownNow & { readonly reason: string },
): Result<PlacedAs, PlacedAsRefusal> {
  const attempt = local.attempts.find(({ id }) => id === attemptId);
  if (attempt?.state !== 'unconfirmed') return err({ kind: 'not_unconfirmed' });
  const [shown] = other.attempts;
  if (other.order.origin !== 'external' || shown === undefined || shown.brokerOrderId === null) {
    return err({ kind: 'number_is_ours' });
  }
  if (!isSameShare(local.order.instrument, other.order.instrument)) {
    return err({ kind: 'another_order', why: 'instrument' });
  }
  if (local.order.side !== other.order.side) return err({ kind: 'another_order', why: 'side' });
  const notYet = whyNotYet(attempt, facts);
  if (notYet !== null) return err(notYet);
  const { brokerOrderId } = shown;
  return ok({
    mine: takeOver(local, attempt, other, shown, { ...facts, brokerOrderId }),
    theirs: handOver(other, shown, local, { ...facts, brokerOrderId }),
    moved: { brokerOrderId, fromAttemptId: shown.id, toAttemptId: attemptId },
  });
}

interface Facts {
  readonly nowMs: EpochMs;
  readonly reason: string;
  readonly brokerOrderId: BrokerOrderId;
}

function takeOver(
  local: LocalOrder,
  attempt: Attempt,
  { order: theirs }: LocalOrder,
  shown: Attempt,
  facts: Facts,
): OrderDecision {
  const { order } = local;
  const to = stateOf(shown);
  const attempts = local.attempts.map((one) => (one.id === attempt.id ? { ...one, ...to } : one));
  const status = deriveOrderStatus({
    side: order.side,
    origin: order.origin,
    managed: order.managed,
    variety: theirs.variety,
    attempt: decidingAttempt(attempts),
    filledQty: totalFilled(attempts),
    positionSold: false,
    queue: 'none',
  });
  return {
    orderId: order.id,
    attempt: {
      attemptId: attempt.id,
      from: attempt,
      to,
      ...(shown.exchangeOrderId === null ? {} : { exchangeOrderId: shown.exchangeOrderId }),
      ...(shown.acknowledged === null ? {} : { acknowledged: shown.acknowledged }),
      ...(shown.lastSeen === null ? {} : { lastSeen: shown.lastSeen }),
    },
    status: change(order.status, status),
    columns: {
      quantity: theirs.quantity,
      orderType: theirs.orderType,
      limitPrice: theirs.limitPrice,
      triggerPrice: theirs.triggerPrice,
      reasonCode: theirs.reasonCode,
      rejectionReason: theirs.rejectionReason,
      cancelledReason: theirs.cancelledReason,
      cancelledBy: theirs.cancelledBy,
      requiredCash: theirs.requiredCash,
      availableCash: theirs.availableCash,
      shortfall: theirs.shortfall,
      executionQty: totalFilled(attempts),
      executionPrice: theirs.executionPrice,
      executionTimeMs: theirs.executionTimeMs,
      missingSinceMs: theirs.missingSinceMs,
      linkedOrderId: theirs.id,
    },
    fills: [],
    commands: local.commands
      .filter((command) => command.kind === 'place' && command.attemptId === attempt.id)
      .map((command) => ({ commandId: command.id, from: command.state, to: 'done' })),
    events: [event(order.id, attempt.id, facts, { status, sameAs: theirs.id })],
    evidence: null,
  };
}

function handOver(
  { order }: LocalOrder,
  shown: Attempt,
  { order: ours }: LocalOrder,
  facts: Facts,
): OrderDecision {
  const reason = 'It is an order of ours whose reply was lost';
  // What has ended stays ended; what is at work goes on in the other record.
  const ends = order.status === 'amo' || order.status === 'pending_execution';
  const status = ends ? 'cancelled' : order.status;
  return {
    orderId: order.id,
    attempt: {
      attemptId: shown.id,
      from: shown,
      to: { state: 'not_placed', brokerOrderId: null, filledQty: 0, reason },
      lastSeen: null,
    },
    status: change(order.status, status),
    columns: {
      reasonCode: 'is_ours',
      executionQty: 0,
      executionPrice: null,
      executionTimeMs: null,
      missingSinceMs: null,
      linkedOrderId: ours.id,
      ...(ends ? { cancelledBy: 'system' as const, cancelledReason: reason } : {}),
    },
    fills: [],
    commands: [],
    events: [event(order.id, shown.id, facts, { status, sameAs: ours.id })],
    evidence: null,
  };
}

function stateOf({ state, brokerOrderId, filledQty, reason }: Attempt): AttemptState {
  const built = attemptStateOf({ state, brokerOrderId, filledQty, reason });
  if (!built.ok) throw new Error(`An order of the broker is in an impossible state: ${built.error}`);
  return built.value;
}

function change(from: OrderStatus, to: OrderStatus): StatusChange | null {
  return from === to ? null : { from, to, correction: decideStatusMove(from, to) === 'correction' };
}

function event(
  orderId: EventDraft['orderId'],
  attemptId: EventDraft['attemptId'],
  { nowMs, reason, brokerOrderId }: Facts,
  data: { readonly status: OrderStatus; readonly sameAs: string },
): EventDraft {
  return {
    kind: 'order.resolved',
    actor: 'user',
    source: 'user',
    orderId,
    attemptId,
    atMs: nowMs,
    data: { decision: 'placed_as', brokerOrderId, reason, ...data },
  };
}
