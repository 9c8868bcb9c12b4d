import { queryOptions } from '@tanstack/react-query';
import { addDays } from '../format/time.ts';
import { api, bodyOf } from './client.ts';
import type { ActivityEvent } from './queries-today.ts';

const PAGE_SIZE = 500;
/** Ten thousand events: beyond that a day is no longer looked through by a person. */
const MOST_PAGES = 20;

/** Over a long weekend, an order of the last evening is as old as this. */
const DAYS_BEFORE = 5;

/** Everything that was recorded on one day in India and shortly before it, and whether there was more. */
export const storedDayQuery = (day: string) =>
  queryOptions({
    queryKey: ['days', day, 'stored'],
    queryFn: async ({ signal }) => {
      const found: ActivityEvent[] = [];
      let page = 1;
      for (; page <= MOST_PAGES; page += 1) {
        const query = { from_date: addDays(day, -DAYS_BEFORE), to_date: day, page, page_size: PAGE_SIZE };
        const { items } = await bodyOf(api.GET('/api/v1/user/events', { params: { query }, signal }));
        found.push(...items);
        if (items.length < PAGE_SIZE) break;
      }
      const unique = new Map(found.map((event) => [event.id, event]));
      return { events: [...unique.values()], isCut: page > MOST_PAGES };
    },
    staleTime: 60_000,
  });
