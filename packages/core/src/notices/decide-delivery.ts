import { type EpochMs, IST, instant, istTime } from '../time.ts';
import type { NoticeKind, NoticeSeverity } from './notice-kinds.ts';
import { choiceFor, type NoticeChannel, type NoticePreferences, type QuietHours } from './preferences.ts';

/** What the decision is made from. */
export interface Deliverable {
  readonly kind: NoticeKind;
  readonly severity: NoticeSeverity;
  readonly orderId: string | null;
}

export type DeliveryDecision =
  | { readonly kind: 'send'; readonly silent: boolean }
  /** Not now; decided anew then. */
  | { readonly kind: 'defer'; readonly untilMs: EpochMs }
  | { readonly kind: 'suppress' };

/**
 * Whether a notice goes out on a channel now. Nothing is ever lost by quiet hours: what does not pass waits for their
 * end. The feed in the app disturbs nobody, so it knows neither quiet hours nor snoozing.
 */
export function decideDelivery(
  notice: Deliverable,
  channel: NoticeChannel,
  preferences: NoticePreferences,
  nowMs: EpochMs,
): DeliveryDecision {
  const choice = choiceFor(preferences, notice.kind, channel, notice.severity);
  if (choice === 'off') return { kind: 'suppress' };
  const untilMs = channel === 'in_app' ? null : waitsUntil(notice, preferences, nowMs);
  return untilMs === null ? { kind: 'send', silent: choice === 'silent' } : { kind: 'defer', untilMs };
}

function waitsUntil(notice: Deliverable, preferences: NoticePreferences, nowMs: EpochMs): EpochMs | null {
  const { quietHours, snoozed } = preferences;
  const snoozedUntil = notice.orderId === null ? undefined : snoozed[notice.orderId];
  if (snoozedUntil !== undefined && snoozedUntil > nowMs && isSnoozable(notice)) return snoozedUntil;
  if (quietHours === null || passes(notice, quietHours.passes)) return null;
  return quietUntil(quietHours, nowMs);
}

// Snoozing a reminder of an unconfirmed order is what snoozing is for; a correction must not wait.
function isSnoozable({ kind, severity }: Deliverable): boolean {
  return severity !== 'critical' || kind === 'order_unconfirmed';
}

function passes({ kind, severity }: Deliverable, allowed: QuietHours['passes']): boolean {
  if (kind === 'order_rejected') return allowed.rejections;
  if (kind === 'order_unconfirmed') return allowed.unconfirmed;
  return severity === 'critical' && allowed.critical;
}

/** The end of the quiet hours that hold now, or null when none do. From and to alike means none at all. */
export function quietUntil({ fromMinute, toMinute }: QuietHours, nowMs: EpochMs): EpochMs | null {
  const time = istTime(nowMs);
  const minute = time.hour * 60 + time.minute;
  const crosses = fromMinute > toMinute;
  const quiet = crosses
    ? minute >= fromMinute || minute < toMinute
    : minute >= fromMinute && minute < toMinute;
  if (!quiet) return null;
  const today = instant(nowMs).toZonedDateTimeISO(IST).startOfDay();
  const endsTomorrow = crosses && minute >= fromMinute;
  return today.add({ days: endsTomorrow ? 1 : 0, minutes: toMinute }).epochMilliseconds;
}
