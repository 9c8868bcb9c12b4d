import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components, paths } from './generated/schema.js';

export type DivergencePage = components['schemas']['DivergencePage'];
export type MarketDay = components['schemas']['MarketDay'];
export type ActivityEvent = components['schemas']['ActivityEvent'];

const EVENTS = 500;

/** How the broker's book and ours compare; the counters are of all, the rows are left out. */
export const agreementQuery = queryOptions({
  queryKey: ['orders', 'agreement'],
  queryFn: async ({ signal }) => {
    const query = { page_size: 1 };
    return (await bodyOf(api.GET('/api/v1/user/divergences', { params: { query }, signal }))).counters;
  },
});

export const marketDayQuery = (day: string) =>
  queryOptions({
    queryKey: ['days', day, 'market'],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/market/days/{day}', { params: { path: { day } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });

type EventKinds = NonNullable<paths['/api/v1/user/events']['get']['parameters']['query']>['kind'];

/** What happened on one day in India, the latest first, of these kinds. */
export const dayEventsQuery = (day: string, kind: EventKinds) =>
  queryOptions({
    queryKey: ['days', day, 'events'],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/api/v1/user/events', {
          params: { query: { from_date: day, to_date: day, kind, page_size: EVENTS } },
          signal,
        }),
      ),
  });
