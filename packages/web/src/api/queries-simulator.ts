import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components } from './generated/schema.js';

export type Simulator = components['schemas']['Simulator'];
export type SimulatedGuarantees = components['schemas']['SimulatedGuarantees'];
export type FaultName = Simulator['catalogue'][number]['name'];

const EVERY_MS = 2_000;

export const simulatorQuery = queryOptions({
  queryKey: ['simulator'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/demo/simulator', { signal })),
  refetchInterval: EVERY_MS,
});

export const guaranteesQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['simulator', 'guarantees', accountId],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/demo/guarantees', { params: { query: { account_id: accountId } }, signal })),
    refetchInterval: EVERY_MS,
  });

export type RehearsalDetail = components['schemas']['RehearsalDetail'];

/** What was played is over and stays as it is; while it is played, one waits for its end. */
export const rehearsalQuery = (id: string) =>
  queryOptions({
    queryKey: ['simulator', 'rehearsals', id],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/demo/rehearsals/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.rehearsal.state === 'playing' ? EVERY_MS : false),
  });

export function changePace(body: { readonly playing?: boolean; readonly speed?: number }) {
  return bodyOf(api.PATCH('/api/v1/demo/clock', { body }));
}

export function injectFault(name: FaultName, accountId: string) {
  return bodyOf(api.POST('/api/v1/demo/faults', { body: { name, account_id: accountId } }));
}

export function endFault(id: number) {
  return bodyOf(api.DELETE('/api/v1/demo/faults/{id}', { params: { path: { id: String(id) } } }));
}

export function rehearse(scenario: string, seed: number) {
  return bodyOf(api.POST('/api/v1/demo/rehearsals', { body: { scenario, seed } }));
}
