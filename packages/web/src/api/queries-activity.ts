import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components, paths } from './generated/schema.js';

export type DaySummary = components['schemas']['DaySummary'];
export type EventsQuery = NonNullable<paths['/api/v1/user/events']['get']['parameters']['query']>;

/** About two months of trading days of one account. */
const DAYS = 60;

export const eventsQuery = (query: EventsQuery) =>
  queryOptions({
    queryKey: ['events', query],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/user/events', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });

export const daySummariesQuery = (accountId: string | undefined) =>
  queryOptions({
    queryKey: ['summaries', accountId],
    queryFn: ({ signal }) => {
      const query = { page_size: DAYS, ...(accountId !== undefined && { account_id: accountId }) };
      return bodyOf(api.GET('/api/v1/user/days', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });
