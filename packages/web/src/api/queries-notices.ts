import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, done } from './client.ts';
import type { components } from './generated/schema.js';

export type Notification = components['schemas']['Notification'];

const LATEST = 20;

/** The latest that the user was told, and how many of all are unread. */
export const noticesQuery = queryOptions({
  queryKey: ['notifications', 'latest'],
  queryFn: ({ signal }) =>
    bodyOf(api.GET('/api/v1/user/notifications', { params: { query: { page_size: LATEST } }, signal })),
});

export function markRead(id: string): Promise<void> {
  return done(api.POST('/api/v1/user/notifications/{id}/read', { params: { path: { id } } }));
}

/** Up to the newest that was in sight: what came while the list was read stays unread. */
export function markAllRead(upTo: string): Promise<void> {
  return done(api.POST('/api/v1/user/notifications/read-all', { body: { up_to: upTo } }));
}
