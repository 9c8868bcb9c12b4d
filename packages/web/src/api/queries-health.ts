import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components } from './generated/schema.js';

export type Health = components['schemas']['Health'];
export type AccountHealth = Health['accounts'][number];
export type Finding = components['schemas']['Doctor']['findings'][number];
export type Legacy = components['schemas']['Legacy'];

/** Figures of the watching change with every reading. */
const HEALTH_EVERY_MS = 5_000;
const LEGACY_EVERY_MS = 30_000;

export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/user/health', { signal })),
  refetchInterval: HEALTH_EVERY_MS,
});

export const legacyQuery = queryOptions({
  queryKey: ['health', 'legacy'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/user/legacy', { signal })),
  refetchInterval: LEGACY_EVERY_MS,
});

export function verifyHistory(id: string) {
  return bodyOf(api.POST('/api/v1/user/broker-accounts/{id}/verify-history', { params: { path: { id } } }));
}

/** Looks at the machine and the database once. */
export function lookAtMachine() {
  return bodyOf(api.POST('/api/v1/installation/doctor'));
}
