import {
  allChoices,
  isNoticeKind,
  NOTICE_KINDS,
  type NoticePreferences,
  renderNotice,
} from '@orderwatch/core';
import type { z } from 'zod';
import type { ChannelRow } from '../../db/notices/channels.ts';
import type { StoredNotice } from '../../db/notices/load-notices.ts';
import { CHANNEL_NAMES } from '../../notices/channel-names.ts';
import type { Channel } from '../../notices/channels/channel.ts';
import { settingsOf } from '../../notices/open-target.ts';
import type { channelView, notification, preferencesView } from '../schemas/notification.ts';
import { momentOrNull, momentText } from './moment-text.ts';

/** A notice of the feed. The page escapes: every span is text. */
export function renderNotification(
  notice: StoredNotice,
  options: { readonly hideAmounts: boolean },
): z.infer<typeof notification> {
  const { title, lines } = renderNotice(notice, options);
  return {
    id: notice.id,
    event_id: notice.eventId,
    kind: notice.kind,
    severity: notice.severity,
    account_id: notice.accountId,
    order_id: notice.orderId,
    title,
    lines: lines.map((line) => line.map((span) => ({ ...span }))),
    at: momentText(notice.atMs),
    read_at: momentOrNull(notice.readAtMs),
  };
}

export function renderPreferences(preferences: NoticePreferences): z.infer<typeof preferencesView> {
  const choices = allChoices(preferences);
  const { quietHours, limits } = preferences;
  return {
    kinds: Object.keys(NOTICE_KINDS)
      .filter(isNoticeKind)
      .map((kind) => ({
        kind,
        label: NOTICE_KINDS[kind].label,
        severity: NOTICE_KINDS[kind].severity,
        channels: { ...choices[kind] },
      })),
    quiet_hours: quietHours && {
      from: timeText(quietHours.fromMinute),
      to: timeText(quietHours.toMinute),
      passes: { ...quietHours.passes },
    },
    hide_amounts: [...preferences.hideAmounts],
    limits: { per_minute: limits.perMinute, per_hour: limits.perHour },
  };
}

/** A channel without its secrets. `row` is undefined when the user has set nothing for it. */
export function renderChannel(channel: Channel, row: ChannelRow | undefined): z.infer<typeof channelView> {
  const sealed = row?.sealed?.sealedFields ?? {};
  return {
    channel: channel.kind,
    name: CHANNEL_NAMES[channel.kind],
    enabled: row?.enabled ?? false,
    settings: { ...settingsOf(row?.settings ?? null) },
    secrets: channel.secretFields.map((field) => ({ field, is_set: Object.hasOwn(sealed, field) })),
    problem: row?.problem ?? null,
    next_try_at: momentOrNull(row?.retryAtMs),
  };
}

function timeText(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
