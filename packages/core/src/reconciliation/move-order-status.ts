import type { BrokerOrder } from '../broker/index.ts';
import {
  type Attempt,
  decideStatusMove,
  decidingAttempt,
  deriveOrderStatus,
  isLiveAttempt,
  type OrderStatus,
  queuePlaceOf,
  totalFilled,
} from '../orders/index.ts';
import type { StatusChange } from './decisions.ts';
import { describeRow } from './describe-row.ts';
import { attemptsWith, type LocalEntry } from './local-book.ts';
import type { RowContext } from './row-context.ts';

/**
 * The change of the order's status that a change of one attempt demands; null when it stays, or when the table of
 * moves refuses it (which raises an alert: two truths about one order need a person).
 */
export function moveOrderStatus(
  entry: LocalEntry,
  changed: Attempt,
  row: BrokerOrder,
  context: RowContext,
): StatusChange | null {
  const { attempt, local } = entry;
  const unchanged = changed.state === attempt.state && changed.filledQty === attempt.filledQty;
  // A reply that somebody wrote down after his lease was lost has moved the attempt and not the order.
  if (unchanged && !isUnanswered(local.order.status)) return null;
  const attempts = attemptsWith(entry, changed);
  raiseIfTwoLive(attempts, entry, context);
  const { order } = local;
  const to = deriveOrderStatus({
    side: order.side,
    origin: order.origin,
    managed: order.managed,
    variety: order.variety,
    attempt: decidingAttempt(attempts),
    filledQty: totalFilled(attempts),
    positionSold: local.positionSold,
    queue: queuePlaceOf(order),
  });
  const decision = decideStatusMove(order.status, to);
  if (decision === 'same') return null;
  if (decision === 'refused') {
    context.log.raise({
      kind: 'impossible_move',
      severity: 'S1',
      orderId: order.id,
      about: `${order.id}:${order.status}:${to}`,
      facts: { ...describeRow(row), from: order.status, to },
    });
    return null;
  }
  return { from: order.status, to, correction: decision === 'correction' };
}

function isUnanswered(status: OrderStatus): boolean {
  return status === 'placing' || status === 'unconfirmed';
}

function raiseIfTwoLive(attempts: readonly Attempt[], { local }: LocalEntry, { log }: RowContext): void {
  const effective = attempts.filter((attempt) => isLiveAttempt(attempt.state) || attempt.filledQty > 0);
  if (effective.length < 2) return;
  log.raise({
    kind: 'two_live_attempts',
    severity: 'S1',
    orderId: local.order.id,
    about: `${local.order.id}:${effective.map((attempt) => attempt.number).join('+')}`,
    facts: {
      attempts: effective.map((attempt) => attempt.number),
      brokerOrderIds: effective.map((a) => a.brokerOrderId),
    },
  });
}
