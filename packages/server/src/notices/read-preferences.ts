import {
  CHANNEL_CHOICES,
  DEFAULT_PREFERENCES,
  isNoticeKind,
  NOTICE_CHANNELS,
  type NoticePreferences,
} from '@orderwatch/core';
import { z } from 'zod';
import type { Json } from '../db/tables.ts';

const minute = z.number().int().min(0).max(1_439);
const choices = z.partialRecord(z.enum(NOTICE_CHANNELS), z.enum(CHANNEL_CHOICES));
const stored = z.object({
  choices: z.record(z.string(), choices).default({}),
  quietHours: z
    .object({
      fromMinute: minute,
      toMinute: minute,
      passes: z.object({ critical: z.boolean(), rejections: z.boolean(), unconfirmed: z.boolean() }),
    })
    .nullable()
    .default(null),
  hideAmounts: z.array(z.enum(NOTICE_CHANNELS)).default([]),
  limits: z
    .object({ perMinute: z.number().int().min(1), perHour: z.number().int().min(1) })
    .default(DEFAULT_PREFERENCES.limits),
  snoozed: z.record(z.string(), z.number()).default({}),
});

/**
 * A user's preferences as they are stored; null when he has chosen nothing. What cannot be read counts as not chosen: a
 * preference that a newer version wrote must not keep a rejection from being told.
 */
export function readPreferences(json: Json | null): NoticePreferences {
  const read = stored.safeParse(json ?? {});
  if (!read.success) return DEFAULT_PREFERENCES;
  const known = Object.entries(read.data.choices).filter(([kind]) => isNoticeKind(kind));
  return { ...read.data, choices: Object.fromEntries(known) };
}
