import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';
import type { components } from './generated/schema.js';

export type Backups = components['schemas']['Backups'];
export type BackupWork = components['schemas']['BackupWork'];

const WHILE_WORKING_MS = 1_000;

/** Asked again while something is being done with a backup: the list itself says when that has ended. */
export const backupsQuery = queryOptions({
  queryKey: ['settings', 'backups'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/installation/backups', { signal })),
  refetchInterval: ({ state }) =>
    state.data?.works.some(({ state: each }) => each === 'running') ? WHILE_WORKING_MS : false,
});

export function backUpNow() {
  return bodyOf(api.POST('/api/v1/installation/backups'));
}

export function tryBackup(name: string) {
  return bodyOf(api.POST('/api/v1/installation/backups/check', { body: { name } }));
}
