import { useQueries, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { type OrdersQuery, ordersQuery } from '../api/queries.ts';
import type { Order } from '../api/types.ts';
import { chunksBetween, ORDERS_PER_CHUNK } from './chunks-between.ts';

/** A place in the list; nothing stands in it until its part of the list has come. */
export interface WindowRow {
  readonly id: string;
  readonly order: Order | undefined;
}

/** The part of a long list that is in sight, and what is known of the whole. */
export function useOrderWindow(query: OrdersQuery, range: { readonly from: number; readonly to: number }) {
  // The first part says how many there are; it stays in sight, dimmed, while another question is asked.
  const head = useQuery(ordersQuery({ ...query, page: 1, page_size: ORDERS_PER_CHUNK }));
  const total = head.data?.total ?? 0;
  const chunks = chunksBetween(range.from, Math.min(range.to, Math.max(0, total - 1)));
  const parts = useQueries({
    queries: chunks.map((page) => ({
      ...ordersQuery({ ...query, page, page_size: ORDERS_PER_CHUNK }),
      // The rows of one part must not stand in for another's.
      placeholderData: undefined,
    })),
  });
  const first = ((chunks[0] ?? 1) - 1) * ORDERS_PER_CHUNK;
  const count = Math.max(0, Math.min(chunks.length * ORDERS_PER_CHUNK, total - first));
  const shown = new Set<string>();
  const rows = Array.from({ length: count }, (_, index): WindowRow => {
    const part = Math.floor(index / ORDERS_PER_CHUNK);
    const items = chunks[part] === 1 && head.isPlaceholderData ? head.data?.items : parts[part]?.data?.items;
    const order = items?.[index % ORDERS_PER_CHUNK];
    // Two parts that were read at different moments may both hold an order that has moved; it stands in one place.
    if (order === undefined || shown.has(order.id)) return { id: `place-${first + index}`, order: undefined };
    shown.add(order.id);
    return { id: order.id, order };
  });
  const seen = useRef(new Map<string, Order>());
  for (const { order } of rows) if (order) seen.current.set(order.id, order);
  return {
    head,
    total,
    first,
    rows,
    /** Changes whenever other parts are in sight, or one of them comes. */
    parts: chunks.map((chunk, at) => `${chunk}${parts[at]?.data === undefined ? '?' : ''}`).join(','),
    /** Every order that has been in sight, as it was last seen there. */
    seen: { [Symbol.iterator]: () => seen.current.values() },
  };
}
