import type { LastSeen, Order } from '../orders/index.ts';
import type { LocalOrder } from '../reconciliation/index.ts';
import { at, localOf, price } from '../reconciliation/reconcile.test-support.ts';

/** What the broker showed last of a working order of ten shares. */
export function seen(changes: Partial<LastSeen> = {}): LastSeen {
  return {
    statusText: 'open',
    quantity: 10,
    filledQty: 0,
    cancelledQty: 0,
    limitPrice: price(100),
    triggerPrice: null,
    averagePrice: null,
    rejectReason: null,
    modifiedByText: null,
    updateNs: null,
    updatedAtMs: at('10:00'),
    confirmed: true,
    atMs: at('10:01'),
    ...changes,
  };
}

/** An order that somebody else placed, half a minute after ours was sent. */
export function stranger(
  i: number,
  changes: Partial<Order> = {},
  state: Parameters<typeof localOf>[1] = 'open',
): LocalOrder {
  return localOf(i, state, {
    order: { origin: 'external', managed: false, createdAtMs: at('09:59:30'), ...changes },
  });
}
