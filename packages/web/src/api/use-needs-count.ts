import { useQuery } from '@tanstack/react-query';
import { statisticsQuery } from './queries.ts';

/** How many orders need the person: rejected, failed, unconfirmed or missing today. Nought while nobody knows. */
export function useNeedsCount(): number {
  return useQuery(statisticsQuery).data?.needs_attention ?? 0;
}
