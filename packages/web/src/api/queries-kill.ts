import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, keyed } from './client.ts';
import type { components } from './generated/schema.js';

export type KillSwitch = components['schemas']['KillSwitch'];

/** Whether it is on, and what stands at the broker: what could be cancelled and what could not. */
export const killSwitchQuery = queryOptions({
  queryKey: ['orders', 'kill-switch'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/user/kill-switch', { signal })),
  staleTime: 0,
});

/** One account, or all that the user has. */
export type KillScope = { readonly account_id: string } | { readonly all: true };

export function pullKillSwitch(scope: KillScope): Promise<KillSwitch> {
  return bodyOf(api.POST('/api/v1/user/kill-switch', { body: { ...scope, on: true } }));
}

export function releaseKillSwitch(scope: KillScope, reason: string) {
  return bodyOf(api.POST('/api/v1/user/kill-switch/release', { body: { ...scope, reason } }));
}

/** Known again by its key. */
export function cancelStanding(scope: KillScope, key: string) {
  return bodyOf(api.POST('/api/v1/user/kill-switch/cancel', { body: { ...scope }, ...keyed(key) }));
}
