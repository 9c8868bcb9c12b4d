import type { QueryClient } from '@tanstack/react-query';
import type { Order, OrderPage } from '../api/types.ts';

/** The page with this order's newer version in its place; the same object when nothing changed. */
export function patchPage(page: OrderPage, order: Order): OrderPage {
  const at = page.items.findIndex((each) => each.id === order.id);
  const shown = page.items[at];
  if (!shown || !isNewer(order, shown)) return page;
  return { ...page, items: page.items.with(at, order) };
}

/** Equal versions count as newer: what is not the order's own row (its attempts, a reading's time) has none. */
export function isNewer(candidate: Order, shown: Order): boolean {
  return candidate.version >= shown.version;
}

/** Puts a freshly read order wherever it is shown. It is never added to or taken from a list: rows do not jump. */
export function patchOrder(client: QueryClient, order: Order): void {
  client.setQueriesData<OrderPage>(
    { queryKey: ['orders', 'list'] },
    (page) => page && patchPage(page, order),
  );
  client.setQueryData<Order>(['orders', 'one', order.id], (shown) =>
    shown === undefined || isNewer(order, shown) ? order : shown,
  );
}
