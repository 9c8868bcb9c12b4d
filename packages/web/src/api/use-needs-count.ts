import { useQuery } from '@tanstack/react-query';
import { statisticsQuery } from './queries.ts';

/** How many orders need the person: one number for the tab, its mark and every page. Nought while nobody knows. */
export function useNeedsCount(): number {
  return useQuery(statisticsQuery).data?.needs_attention ?? 0;
}
