import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf, keyed } from './client.ts';
import type { components, paths } from './generated/schema.js';

export type Position = components['schemas']['Position'];
export type PositionDetail = components['schemas']['PositionDetail'];
export type Trade = components['schemas']['Trade'];
export type TradesQuery = NonNullable<paths['/api/v1/user/trades']['get']['parameters']['query']>;

/** Prices come without an event. */
const PRICES_EVERY_MS = 10_000;
const DAY_PRICES_EVERY_MS = 10 * 60_000;
/** The limits of an account allow far fewer. */
const ALL_OPEN = 500;

export const openPositionsQuery = queryOptions({
  queryKey: ['positions', 'open'],
  queryFn: ({ signal }) =>
    bodyOf(api.GET('/api/v1/user/positions', { params: { query: { page_size: ALL_OPEN } }, signal })),
  refetchInterval: PRICES_EVERY_MS,
});

export const positionQuery = (id: string) =>
  queryOptions({
    queryKey: ['positions', 'one', id],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/user/positions/{id}', { params: { path: { id } }, signal })),
    refetchInterval: PRICES_EVERY_MS,
  });

/** A day's prices come once, in the evening; what becomes of its orders is heard of, and asks anew. */
export const positionPricesQuery = (id: string) =>
  queryOptions({
    queryKey: ['positions', 'prices', id],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/user/positions/{id}/prices', { params: { path: { id } }, signal })),
    staleTime: DAY_PRICES_EVERY_MS,
  });

export const tradesQuery = (query: TradesQuery) =>
  queryOptions({
    queryKey: ['positions', 'trades', query],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/user/trades', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });

export type ProfitDay = components['schemas']['ProfitDays']['items'][number];
type ProfitQuery = NonNullable<paths['/api/v1/user/trades/profit']['get']['parameters']['query']>;

export const profitDaysQuery = (query: ProfitQuery) =>
  queryOptions({
    queryKey: ['positions', 'profit', query],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/user/trades/profit', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });

/** What a person can ask for at a position. */
export type PositionWish =
  | { readonly kind: 'hold'; readonly body: { reason: string; until: string | null } }
  | { readonly kind: 'resume' }
  | { readonly kind: 'adjust'; readonly body: components['schemas']['AdjustPositionInput'] }
  | { readonly kind: 'settle'; readonly body: components['schemas']['SettleSaleInput'] };

/** Known again by its key. */
export function askForPosition(id: string, wish: PositionWish, key: string) {
  const asked = { params: { path: { id } }, ...keyed(key) };
  switch (wish.kind) {
    case 'hold':
      return bodyOf(api.POST('/api/v1/user/positions/{id}/hold', { ...asked, body: wish.body }));
    case 'resume':
      return bodyOf(api.POST('/api/v1/user/positions/{id}/resume', asked));
    case 'adjust':
      return bodyOf(api.POST('/api/v1/user/positions/{id}/adjust', { ...asked, body: wish.body }));
    case 'settle':
      return bodyOf(api.POST('/api/v1/user/positions/{id}/settle-sale', { ...asked, body: wish.body }));
  }
}
