import {
  type AttemptState,
  decidingAttempt,
  deriveOrderStatus,
  isLeftOver,
  queuePlaceOf,
  totalFilled,
} from '../orders/index.ts';
import type { LocalOrder, OrderDecision } from '../reconciliation/index.ts';
import type { EpochMs } from '../time.ts';

/**
 * A person's word that an order of an earlier day, whose end nobody saw, is over with what it is known to have filled. Null
 * when it is no such order. Should the broker show more of it after all, that is a correction.
 */
export function endLeftOver(local: LocalOrder, nowMs: EpochMs): OrderDecision | null {
  const { order } = local;
  const attempt = decidingAttempt(local.attempts);
  if (attempt === null || attempt.brokerOrderId === null || !isLeftOver(order, attempt, nowMs)) return null;
  const { brokerOrderId, filledQty, reason } = attempt;
  const to: AttemptState = { state: 'expired', brokerOrderId, filledQty, reason };
  const attempts = local.attempts.map((one) => (one.id === attempt.id ? { ...one, ...to } : one));
  const { side, origin, managed, variety } = order;
  const status = deriveOrderStatus({
    side,
    origin,
    managed,
    variety,
    attempt: decidingAttempt(attempts),
    filledQty: totalFilled(attempts),
    positionSold: local.positionSold,
    queue: queuePlaceOf(order),
  });
  return {
    orderId: order.id,
    attempt: { attemptId: attempt.id, from: attempt, to },
    status: status === order.status ? null : { from: order.status, to: status, correction: false },
    columns: { cancelledBy: 'expiry', reasonCode: 'day_ended' },
    fills: [],
    commands: [],
    events: [
      {
        kind: 'order.expired',
        actor: 'user',
        source: 'user',
        orderId: order.id,
        attemptId: attempt.id,
        atMs: nowMs,
        data: { by: 'expiry', basis: 'day_end', day: order.tradingDay, filledQty, quantity: order.quantity },
      },
    ],
    evidence: null,
  };
}
