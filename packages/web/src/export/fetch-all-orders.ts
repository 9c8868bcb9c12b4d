import { api, bodyOf } from '../api/client.ts';
import type { OrdersQuery } from '../api/queries.ts';
import type { Order } from '../api/types.ts';

const PAGE_SIZE = 500;
/** As far as the server counts exactly, ten times over; beyond that a file is no longer what a person means. */
const MOST_PAGES = 200;

export interface Progress {
  readonly orders: number;
  readonly of: number;
}

/**
 * Every order of a filtered list, oldest first, so that orders made meanwhile come at the end and shift no page. Each
 * stands in it once.
 */
export async function fetchAllOrders(
  query: OrdersQuery,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<readonly Order[]> {
  const found = new Map<string, Order>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const asked = { ...query, sort: 'created_at' as const, page, page_size: PAGE_SIZE };
    const { items, total } = await bodyOf(
      api.GET('/api/v1/user/orders', { params: { query: asked }, signal }),
    );
    for (const order of items) found.set(order.id, order);
    onProgress({ orders: found.size, of: Math.max(total, found.size) });
    if (items.length < PAGE_SIZE) break;
  }
  return [...found.values()];
}
