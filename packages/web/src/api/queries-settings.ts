import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf, done } from './client.ts';
import type { components, paths } from './generated/schema.js';
import type { BrokerAccount } from './types.ts';

export type AccountPatch = NonNullable<
  paths['/api/v1/user/broker-accounts/{id}']['patch']['requestBody']
>['content']['application/json'];
export type Preferences = components['schemas']['NotificationPreferences'];
type PreferencesPatch = NonNullable<
  paths['/api/v1/user/notification-preferences']['put']['requestBody']
>['content']['application/json'];
export type Channel = components['schemas']['NotificationChannel'];
export type ChannelPatch = NonNullable<
  paths['/api/v1/user/notification-channels/{channel}']['put']['requestBody']
>['content']['application/json'];
export type ChannelKind = Channel['channel'];

/** Named with the settings' version: what was changed when is asked for anew once they are others. */
export const settingsOriginQuery = ({
  id,
  settings_version,
}: Pick<BrokerAccount, 'id' | 'settings_version'>) =>
  queryOptions({
    queryKey: ['settings', 'origin', id, settings_version],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/api/v1/user/broker-accounts/{id}/settings-origin', { params: { path: { id } }, signal }),
      ),
    placeholderData: keepPreviousData,
  });

export function changeAccount(id: string, body: AccountPatch) {
  return bodyOf(api.PATCH('/api/v1/user/broker-accounts/{id}', { params: { path: { id } }, body }));
}

export const preferencesQuery = queryOptions({
  queryKey: ['settings', 'preferences'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/user/notification-preferences', { signal })),
});

export function changePreferences(body: PreferencesPatch) {
  return bodyOf(api.PUT('/api/v1/user/notification-preferences', { body }));
}

type NoticeKind = Preferences['kinds'][number]['kind'];

/** By what is hidden, too: the words follow it. */
export const previewQuery = (kind: NoticeKind, hidden: Preferences['hide_amounts']) =>
  queryOptions({
    queryKey: ['settings', 'preview', kind, hidden],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/api/v1/user/notification-preferences/preview', { params: { query: { kind } }, signal }),
      ),
    placeholderData: keepPreviousData,
  });

export const channelsQuery = queryOptions({
  queryKey: ['settings', 'channels'],
  queryFn: async ({ signal }) =>
    (await bodyOf(api.GET('/api/v1/user/notification-channels', { signal }))).items,
});

export function changeChannel(channel: ChannelKind, body: ChannelPatch) {
  const params = { path: { channel } };
  return bodyOf(api.PUT('/api/v1/user/notification-channels/{channel}', { params, body }));
}

export function testChannel(channel: ChannelKind) {
  const params = { path: { channel } };
  return bodyOf(api.POST('/api/v1/user/notification-channels/{channel}/test', { params }));
}

const CHAT_EVERY_MS = 3_000;

/** Asked again while somebody is connecting: the chat itself says when it is. */
export const telegramChatQuery = (waiting: boolean) =>
  queryOptions({
    queryKey: ['settings', 'telegram-chat'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/user/notification-channels/telegram/chat', { signal })),
    refetchInterval: waiting ? CHAT_EVERY_MS : false,
  });

export function askForCode() {
  return bodyOf(api.POST('/api/v1/user/notification-channels/telegram/connect'));
}

export function disconnectChat() {
  return done(api.DELETE('/api/v1/user/notification-channels/telegram/chat'));
}

export const subscriptionsQuery = queryOptions({
  queryKey: ['settings', 'subscriptions'],
  queryFn: async ({ signal }) =>
    (await bodyOf(api.GET('/api/v1/user/notification-channels/web_push/subscriptions', { signal }))).items,
});

export function fetchPushKey() {
  return bodyOf(api.GET('/api/v1/user/notification-channels/web_push/key'));
}

type NewSubscription = components['schemas']['NewPushSubscriptionInput'];

export function subscribe(body: NewSubscription) {
  return bodyOf(api.POST('/api/v1/user/notification-channels/web_push/subscriptions', { body }));
}

export function unsubscribe(id: string) {
  const params = { path: { id } };
  return done(api.DELETE('/api/v1/user/notification-channels/web_push/subscriptions/{id}', { params }));
}
