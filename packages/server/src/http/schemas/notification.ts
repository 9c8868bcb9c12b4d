import {
  CHANNEL_CHOICES,
  isNoticeKind,
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  type NoticeKind,
} from '@orderwatch/core';
import { z } from 'zod';
import { CHANNEL_KINDS } from '../../notices/channels/channel.ts';
import { moment } from './common.ts';

const kinds = Object.keys(NOTICE_KINDS).filter(isNoticeKind);
export const noticeKind = z.enum(kinds as [NoticeKind, ...NoticeKind[]]);
const noticeChannel = z.enum(NOTICE_CHANNELS);
export const channelKind = z.enum(CHANNEL_KINDS);
const severity = z.enum(['critical', 'high', 'normal', 'low']);
const choice = z
  .enum(CHANNEL_CHOICES)
  .meta({ description: '`silent` is delivered without a sound; in the app, as read already' });

export const oneOrMore = <T extends z.ZodType>(one: T) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(one).optional(),
  );

export const notificationQuery = z.strictObject({
  kind: oneOrMore(noticeKind),
  unread: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  order_id: z.string().max(64).optional(),
  account_id: z.string().max(64).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  page_size: z.coerce.number().int().min(1).max(200).default(50),
});

const span = z.object({
  kind: z.enum(['plain', 'quoted']).meta({ description: '`quoted`: words of the broker, unchanged' }),
  text: z.string(),
});

export const notification = z
  .object({
    id: z.string(),
    event_id: z.string().nullable(),
    kind: noticeKind,
    severity,
    account_id: z.string(),
    order_id: z.string().nullable(),
    title: z.string(),
    lines: z.array(z.array(span)),
    at: moment,
    read_at: moment.nullable(),
  })
  .meta({ id: 'Notification' });

export const notificationPage = z
  .object({
    items: z.array(notification),
    total: z.number().int(),
    unread: z.number().int().meta({ description: 'Of all, whatever the filter' }),
    page: z.number().int(),
    page_size: z.number().int(),
    total_pages: z.number().int(),
  })
  .meta({ id: 'NotificationPage' });

export const previewQuery = z.strictObject({ kind: noticeKind });

export const noticePreview = z
  .object({
    kind: noticeKind,
    items: z.array(
      z.object({
        channel: noticeChannel,
        title: z.string().nullable().meta({ description: 'Null where the channel has none' }),
        text: z.string(),
        buttons: z.array(z.string()),
        amounts_hidden: z.boolean().meta({ description: 'As you chose for that channel' }),
      }),
    ),
  })
  .meta({ id: 'NotificationPreview' });

export const unreadCount = z.object({ unread: z.number().int() }).meta({ id: 'UnreadCount' });
export const readAll = z.strictObject({
  up_to: moment.optional().meta({ description: 'What came later stays unread; now when left out' }),
});
export const changedCount = z.object({ changed: z.number().int() }).meta({ id: 'ChangedCount' });

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM in India, for example 22:00')
  .meta({ description: 'A time of day in India', example: '22:00' });
const passes = z.object({
  critical: z.boolean(),
  rejections: z.boolean(),
  unconfirmed: z.boolean(),
});
const quietHours = z.object({ from: timeOfDay, to: timeOfDay, passes });
const limits = z.object({
  per_minute: z.number().int().min(1).max(120),
  per_hour: z.number().int().min(1).max(3_600),
});
const channelChoices = z.object(
  Object.fromEntries(NOTICE_CHANNELS.map((channel) => [channel, choice])) as Record<
    (typeof NOTICE_CHANNELS)[number],
    typeof choice
  >,
);

export const preferencesView = z
  .object({
    kinds: z.array(z.object({ kind: noticeKind, label: z.string(), severity, channels: channelChoices })),
    quiet_hours: quietHours
      .nullable()
      .meta({ description: 'In them only what passes is told; the rest waits' }),
    hide_amounts: z.array(noticeChannel),
    limits,
  })
  .meta({ id: 'NotificationPreferences' });

/** Only what shall change; null takes back to the default. */
export const preferencesPatch = z.strictObject({
  choices: z
    .partialRecord(noticeKind, z.partialRecord(noticeChannel, choice.nullable()).nullable())
    .optional(),
  quiet_hours: z
    .strictObject({
      from: timeOfDay,
      to: timeOfDay,
      passes: z.strictObject(passes.partial().shape).optional(),
    })
    .nullable()
    .optional(),
  hide_amounts: z.array(noticeChannel).nullable().optional(),
  limits: z.strictObject(limits.partial().shape).nullable().optional(),
});

export const channelView = z
  .object({
    channel: channelKind,
    name: z.string(),
    enabled: z.boolean(),
    settings: z.record(z.string(), z.unknown()),
    secrets: z
      .array(z.object({ field: z.string(), is_set: z.boolean() }))
      .meta({ description: 'Which secrets were entered. No route returns what they are' }),
    problem: z.string().nullable().meta({ description: 'Why the last message was not delivered' }),
    next_try_at: moment.nullable(),
  })
  .meta({ id: 'NotificationChannel' });

/** Not any JSON: a type that contains itself has no place in the published description. */
const settingValue = z.union([
  z.string().max(2_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(2_000)).max(100),
  z.null(),
]);

export const channelPatch = z.strictObject({
  enabled: z.boolean().optional(),
  settings: z
    .record(z.string().max(40), settingValue)
    .optional()
    .meta({ description: 'What is left out stays; null takes a setting away' }),
  secrets: z
    .record(z.string().max(40), z.string().max(500).nullable())
    .optional()
    .meta({ description: 'Write-only. What is left out stays; null takes a secret away' }),
});

export const channelCheck = z
  .object({
    ok: z.boolean(),
    steps: z.array(z.object({ step: z.string(), ok: z.boolean(), detail: z.string() })),
  })
  .meta({ id: 'NotificationChannelCheck' });
