import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components, paths } from './generated/schema.js';

export type Divergence = components['schemas']['Divergence'];
export type DivergenceReading = components['schemas']['DivergenceReading'];
export type Candidate = components['schemas']['Candidate'];
export type Resolution = components['schemas']['ResolutionInput'];
type DivergencesQuery = NonNullable<paths['/api/v1/user/divergences']['get']['parameters']['query']>;

/** A reading that changes nothing tells no event, and its time is shown. */
const READINGS_EVERY_MS = 10_000;

export const divergencesQuery = (query: DivergencesQuery) =>
  queryOptions({
    queryKey: ['orders', 'divergences', query],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/user/divergences', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: READINGS_EVERY_MS,
  });

export const candidatesQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['orders', 'candidates', orderId],
    queryFn: async ({ signal }) => {
      const params = { path: { id: orderId } };
      return (await bodyOf(api.GET('/api/v1/user/orders/{id}/candidates', { params, signal }))).items;
    },
    staleTime: 0,
  });

export function resolveOrder(id: string, body: Resolution) {
  return bodyOf(api.POST('/api/v1/user/orders/{id}/resolve', { params: { path: { id } }, body }));
}

export function changeCare(id: string, underCare: boolean, reason: string) {
  const body = { under_care: underCare, reason };
  return bodyOf(api.POST('/api/v1/user/orders/{id}/care', { params: { path: { id } }, body }));
}

export function confirmOtherProgram(accountId: string, reason: string) {
  const params = { path: { id: accountId } };
  return bodyOf(
    api.POST('/api/v1/user/broker-accounts/{id}/confirm-other-program', { params, body: { reason } }),
  );
}

/** Reads the broker's book of one account now. */
export function readBook(accountId: string) {
  return bodyOf(api.POST('/api/v1/user/orders/sync', { body: { account_id: accountId } }));
}
