import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf, done } from './client.ts';
import type { components, paths } from './generated/schema.js';

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

export type Delivery = components['schemas']['NotificationDelivery'];
export type DeliveryTally = components['schemas']['NotificationDeliveryTally'];
export type DeliveryQuery = NonNullable<
  paths['/api/v1/user/notification-deliveries']['get']['parameters']['query']
>;

const WAITING_MS = 5_000;
const settled: ReadonlySet<Delivery['state']> = new Set(['sent', 'dead', 'suppressed']);

/** Messages over the channels, and what became of each. */
export const deliveriesQuery = (query: DeliveryQuery) =>
  queryOptions({
    queryKey: ['notifications', 'deliveries', query],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/user/notification-deliveries', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    // What becomes of a message is no event of an account, so the stream does not tell it.
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => !settled.has(state)) ? WAITING_MS : false,
  });

export const deliveryTallyQuery = queryOptions({
  queryKey: ['notifications', 'tally'],
  queryFn: ({ signal }): Promise<DeliveryTally> =>
    bodyOf(api.GET('/api/v1/user/notification-deliveries/tally', { signal })),
  refetchInterval: ({ state: { data } }) =>
    data?.channels.some(({ waiting, failed }) => waiting + failed > 0) ? WAITING_MS : false,
});

/** One message, or all of the channel that did not get through. */
export function sendAgain(body: { channel: Delivery['channel']; notification_id?: string }) {
  return bodyOf(api.POST('/api/v1/user/notification-deliveries/send-again', { body }));
}
