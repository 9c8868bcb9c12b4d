import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/queries.ts';
import type { Order } from '../api/types.ts';
import { findCheckedAt } from './find-checked-at.ts';

/** When the broker was last read for this order; nothing when that no longer matters or has never happened. */
export function useCheckedAt(order: Order): number | undefined {
  const { data: bookReadAt } = useQuery({
    ...statusQuery,
    select: ({ accounts }) =>
      accounts.find((account) => account.id === order.account_id)?.freshness.last_reading_at ?? null,
  });
  return findCheckedAt(order, bookReadAt ?? null);
}
