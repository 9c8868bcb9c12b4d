import { amoWindowAt, nextTradingDay, type TradingCalendar, tradingDayKind } from '../market/index.ts';
import { varietyNow } from '../placement/index.ts';
import { type EpochMs, instant, istDate, istMoment } from '../time.ts';

export interface RetryDay {
  readonly day: Temporal.PlainDate;
  readonly atMs: EpochMs;
}

/**
 * The trading days on which the queue is tried, as seen at `nowMs`: today, late or not, and the next one once today's
 * time has come. A day that the calendar does not know is none; nothing is planned for a time before `sinceMs`.
 */
export function retryDays(
  calendar: TradingCalendar,
  time: Temporal.PlainTime,
  { nowMs, sinceMs }: { readonly nowMs: EpochMs; readonly sinceMs: EpochMs },
): readonly RetryDay[] {
  const today = istDate(nowMs);
  const todays = { day: today, atMs: istMoment(today, time) };
  const isOpen = tradingDayKind(calendar, today).kind === 'open';
  const days: RetryDay[] = isOpen && todays.atMs >= sinceMs ? [todays] : [];
  if (isOpen && nowMs < todays.atMs) return days;
  const next = nextTradingDay(calendar, today);
  if (next.ok) days.push({ day: next.value, atMs: istMoment(next.value, time) });
  return days;
}

export type RetryMoment =
  | { readonly kind: 'now' }
  /** The broker takes nothing now; when it does again. */
  | { readonly kind: 'later'; readonly atMs: EpochMs }
  | { readonly kind: 'unknown' };

/**
 * Whether a try that was planned for one moment is made at a later one. What was meant as an after-market order is not
 * sent into the session that has begun meanwhile: it waits until the window opens again. A time that lies in the
 * market's hours was chosen for them.
 */
export function retryMoment(calendar: TradingCalendar, plannedMs: EpochMs, nowMs: EpochMs): RetryMoment {
  const window = amoWindowAt(calendar, instant(nowMs), 'nse_cm');
  if (window.open) return { kind: 'now' };
  const meantForMarket = !amoWindowAt(calendar, instant(plannedMs), 'nse_cm').open;
  const question = {
    calendar,
    now: nowMs,
    segment: 'nse_cm',
    hasDerivatives: false,
    orderType: 'limit',
  } as const;
  if (meantForMarket && varietyNow(question) !== null) return { kind: 'now' };
  return window.opensAt === null
    ? { kind: 'unknown' }
    : { kind: 'later', atMs: window.opensAt.epochMilliseconds };
}
