import { DEFAULT_PASSES, DEFAULT_PREFERENCES, isNoticeKind, type NoticePreferences } from '@orderwatch/core';
import type { z } from 'zod';
import type { preferencesPatch } from '../schemas/notification.ts';

/** The preferences after a change: what is left out stays, null takes back to the default. */
export function patchPreferences(
  before: NoticePreferences,
  patch: z.infer<typeof preferencesPatch>,
): NoticePreferences {
  return {
    ...before,
    choices: patch.choices === undefined ? before.choices : patchChoices(before.choices, patch.choices),
    quietHours: patch.quiet_hours === undefined ? before.quietHours : quietHoursFrom(patch.quiet_hours),
    hideAmounts: patch.hide_amounts === undefined ? before.hideAmounts : (patch.hide_amounts ?? []),
    limits:
      patch.limits === undefined
        ? before.limits
        : {
            perMinute: patch.limits?.per_minute ?? defaultLimit(before, patch, 'perMinute'),
            perHour: patch.limits?.per_hour ?? defaultLimit(before, patch, 'perHour'),
          },
  };
}

function defaultLimit(
  before: NoticePreferences,
  { limits }: z.infer<typeof preferencesPatch>,
  key: keyof NoticePreferences['limits'],
): number {
  return (limits === null ? DEFAULT_PREFERENCES : before).limits[key];
}

function patchChoices(
  before: NoticePreferences['choices'],
  patch: NonNullable<z.infer<typeof preferencesPatch>['choices']>,
): NoticePreferences['choices'] {
  const after = new Map(Object.entries(before));
  for (const [kind, channels] of Object.entries(patch)) {
    const merged = { ...after.get(kind), ...channels };
    const chosen = Object.entries(channels === null ? {} : merged).filter(([, choice]) => choice !== null);
    if (chosen.length === 0) after.delete(kind);
    else after.set(kind, Object.fromEntries(chosen));
  }
  return Object.fromEntries([...after].filter(([kind]) => isNoticeKind(kind)));
}

function quietHoursFrom(
  patch: NonNullable<z.infer<typeof preferencesPatch>['quiet_hours']> | null,
): NoticePreferences['quietHours'] {
  if (patch === null) return null;
  const { critical, rejections, unconfirmed } = { ...DEFAULT_PASSES, ...patch.passes };
  return {
    fromMinute: minuteOf(patch.from),
    toMinute: minuteOf(patch.to),
    passes: {
      critical: critical ?? DEFAULT_PASSES.critical,
      rejections: rejections ?? DEFAULT_PASSES.rejections,
      unconfirmed: unconfirmed ?? DEFAULT_PASSES.unconfirmed,
    },
  };
}

function minuteOf(text: string): number {
  const [hour, minute] = text.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}
