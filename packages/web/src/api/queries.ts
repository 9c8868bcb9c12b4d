import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { FASTEST_PROJECTED, hearClock } from '../clock/server-clock.ts';
import { parseMoment } from '../format/time.ts';
import { api, bodyOf, rememberCsrfToken } from './client.ts';
import type { components, paths } from './generated/schema.js';
import type { Status } from './types.ts';

/** How often the strip asks by itself: the stream tells of orders, not of sessions and feeds. */
const STATUS_EVERY_MS = 4_000;
const SIMULATED_STATUS_EVERY_MS = 1_000;
/** While a demo skips a night the strip's clock only steps when it hears of it. */
const FLYING_STATUS_EVERY_MS = 400;
const RUN_EVERY_MS = 1_000;
const PRICES_EVERY_MS = 10 * 60_000;

export type OrdersQuery = NonNullable<paths['/api/v1/user/orders']['get']['parameters']['query']>;

export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: async ({ signal, client }) => {
    const status = await bodyOf(api.GET('/api/v1/status', { signal }));
    hearClock(parseMoment(status.now), status.clock.rate);
    const before = client.getQueryData<Status>(['status']);
    if (!status.needs_login || before?.needs_login !== false) return status;
    // The session has ended. Strangers are told of no accounts; what was known stays as it was, behind the login.
    void client.invalidateQueries({ queryKey: ['me'] });
    return before;
  },
  staleTime: STATUS_EVERY_MS,
  retry: false,
});

/** For the one place that keeps the strip's facts fresh; whoever else reads them shares its answers. */
export const polledStatusQuery = {
  ...statusQuery,
  refetchInterval: ({ state }: { readonly state: { readonly data?: Status | undefined } }) =>
    statusEveryMs(state.data?.clock),
};

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const me = await bodyOf(api.GET('/api/v1/auth/me', { signal }));
    rememberCsrfToken(me.csrf_token);
    return me;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Old rows stay in sight while new filters are fetched; the list dims them. */
export const ordersQuery = (query: OrdersQuery) =>
  queryOptions({
    queryKey: ['orders', 'list', query],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/user/orders', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });

/** What needs a person, by the same word of the server as the count in the statistics. */
export const needsQuery = ordersQuery({ needs_me: 'true' });

export const statisticsQuery = queryOptions({
  queryKey: ['orders', 'statistics'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/user/orders/statistics', { signal })),
});

type DayRange = NonNullable<paths['/api/v1/user/orders/reasons']['get']['parameters']['query']>;

export const reasonCountsQuery = (query: DayRange) =>
  queryOptions({
    queryKey: ['orders', 'reasons', query],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/user/orders/reasons', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });

export type OrderStates = components['schemas']['OrderStates'];

export const orderStatesQuery = (query: DayRange) =>
  queryOptions({
    queryKey: ['orders', 'states', query],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/user/orders/states', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['orders', 'one', id],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/user/orders/{id}', { params: { path: { id } }, signal })),
  });

export const orderEventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['orders', 'events', id],
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/v1/user/orders/{id}/events', { params: { path: { id } }, signal }))).items,
  });

export type OrderPrices = components['schemas']['OrderPrices'];

/** A day's prices come once, in the evening; what became of the order comes with another version of it. */
export const orderPricesQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['prices', id, version],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/user/orders/{id}/prices', { params: { path: { id } }, signal })),
    // Of the same order alone: another one's prices would be a false picture for a moment.
    placeholderData: (shown, query) => (query?.queryKey[1] === id ? shown : undefined),
    staleTime: PRICES_EVERY_MS,
  });

/** Evidence is never changed, so it is asked for once. */
export const evidenceQuery = (id: string) =>
  queryOptions({
    queryKey: ['evidence', id],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/user/evidence/{id}', { params: { path: { id } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const runsQuery = queryOptions({
  queryKey: ['runs', 'list'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/v1/user/placement-runs', { signal }))).items,
});

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['runs', 'one', id],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/user/placement-runs/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.state) ? RUN_EVERY_MS : false),
  });

export function isUnderWay(state: string | undefined): boolean {
  return state === 'queued' || state === 'running';
}

function statusEveryMs(clock: Status['clock'] | undefined): number {
  if (!clock?.simulated) return STATUS_EVERY_MS;
  return clock.rate > FASTEST_PROJECTED ? FLYING_STATUS_EVERY_MS : SIMULATED_STATUS_EVERY_MS;
}

/** How old, on the server's clock, what the strip says may be without being late: it is only asked for so often. */
export function statusLagMs({ simulated, rate }: Status['clock']): number {
  if (!simulated || rate > FASTEST_PROJECTED) return 0;
  return 2 * SIMULATED_STATUS_EVERY_MS * rate;
}
