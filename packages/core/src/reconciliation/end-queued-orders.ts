import type { OrderInstrument } from '../orders/index.ts';
import type { Adoption, OrderDecision } from './decisions.ts';
import type { LocalBook } from './local-book.ts';
import type { RowContext } from './row-context.ts';

/**
 * A buy that somebody entered at the broker makes a queued order of the same share superfluous: it ends as no longer
 * needed, linked to the other one, which keeps its own life.
 */
export function endQueuedOrders(
  local: LocalBook,
  adoptions: readonly Adoption[],
  context: RowContext,
): readonly OrderDecision[] {
  const buys = new Map<string, Adoption>();
  for (const adoption of adoptions) {
    if (!isBuyThatCounts(adoption)) continue;
    for (const name of namesOf(adoption.order.instrument)) buys.set(name, adoption);
  }
  if (buys.size === 0) return [];
  const decisions: OrderDecision[] = [];
  for (const { order } of local.orders) {
    if (order.status !== 'retry_pending' || order.side !== 'buy') continue;
    const name = namesOf(order.instrument).find((one) => buys.has(one));
    const other = name === undefined ? undefined : buys.get(name);
    if (other !== undefined) decisions.push(endAsNotNeeded(order.id, other, context));
  }
  return decisions;
}

function isBuyThatCounts({ order }: Adoption): boolean {
  const working = order.status === 'amo' || order.status === 'pending_execution';
  return order.side === 'buy' && (working || order.executionQty > 0);
}

/** By its ISIN it is one share on either exchange and in every series; without one the listing has to do. */
function namesOf({ segment, token, isin }: OrderInstrument): readonly string[] {
  const listing = `${segment}:${token}`;
  return isin === null || isin === '' ? [listing] : [isin, listing];
}

function endAsNotNeeded(
  orderId: OrderDecision['orderId'],
  other: Adoption,
  context: RowContext,
): OrderDecision {
  return {
    orderId,
    attempt: null,
    status: { from: 'retry_pending', to: 'cancelled', correction: false },
    columns: { cancelledBy: 'system', reasonCode: 'no_longer_needed', linkedOrderId: other.order.id },
    fills: [],
    commands: [],
    events: [
      {
        kind: 'order.cancelled',
        actor: 'system',
        source: 'rule',
        orderId,
        attemptId: null,
        atMs: context.receivedAtMs,
        data: { by: 'system', basis: 'no_longer_needed', linkedOrderId: other.order.id },
      },
    ],
    evidence: other.evidence,
  };
}
