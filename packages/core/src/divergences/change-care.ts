import { decideStatusMove, deriveOrderStatus } from '../orders/index.ts';
import type { LocalOrder, OrderDecision } from '../reconciliation/index.ts';
import { err, ok, type Result } from '../result.ts';
import type { EpochMs } from '../time.ts';

export type CareRefusal =
  | { readonly kind: 'not_external' }
  /** Only what was bought can be looked after. */
  | { readonly kind: 'not_a_buy' }
  | { readonly kind: 'unchanged' }
  /** Its shares belong to a position already: to keep them, hold the position's sells. */
  | { readonly kind: 'owns_shares' }
  /** What it bought was never delivered to the account, or belongs to another record. */
  | { readonly kind: 'not_deliverable' };

/**
 * A person's decision on an order that was placed elsewhere: what it buys is looked after and sold like our own, or it is
 * left alone again. The order itself is never changed or cancelled by us because of that.
 */
export function changeCare(
  local: LocalOrder,
  facts: { readonly underCare: boolean; readonly reason: string; readonly nowMs: EpochMs },
): Result<OrderDecision, CareRefusal> {
  const { order, attempts } = local;
  if (order.origin !== 'external') return err({ kind: 'not_external' });
  if (order.side !== 'buy') return err({ kind: 'not_a_buy' });
  if (order.managed === facts.underCare) return err({ kind: 'unchanged' });
  const [attempt] = attempts;
  if (order.product !== 'CNC' || attempt === undefined || attempt.state === 'not_placed') {
    return err({ kind: 'not_deliverable' });
  }
  if (!facts.underCare && order.executionQty > 0) return err({ kind: 'owns_shares' });
  const status = deriveOrderStatus({
    side: order.side,
    origin: order.origin,
    managed: facts.underCare,
    variety: order.variety,
    attempt,
    filledQty: attempt.filledQty,
    positionSold: false,
    queue: 'none',
  });
  return ok({
    orderId: order.id,
    attempt: null,
    status:
      status === order.status
        ? null
        : {
            from: order.status,
            to: status,
            correction: decideStatusMove(order.status, status) === 'correction',
          },
    columns: { managed: facts.underCare },
    fills: [],
    commands: [],
    events: [
      {
        kind: facts.underCare ? 'order.taken_under_care' : 'order.released',
        actor: 'user',
        source: 'user',
        orderId: order.id,
        attemptId: attempt.id,
        atMs: facts.nowMs,
        data: { reason: facts.reason, status },
      },
    ],
    evidence: null,
  });
}
