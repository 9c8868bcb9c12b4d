import {
  amoWindowAt,
  instant,
  istDate,
  istMoment,
  nextTradingDay,
  previousTradingDay,
  type TradingCalendar,
  tradingDayKind,
} from '@orderwatch/core';

export interface ScheduledDay {
  /** ISO day on whose evening buys are placed. */
  readonly day: string;
  readonly atMs: number;
}

/**
 * The days on which a placement is planned, as seen at `nowMs`: the last one, while orders placed now would still join
 * the session that it was for, and the next one. A day that the calendar does not know is none.
 */
export function scheduledDays(
  calendar: TradingCalendar,
  placementTime: Temporal.PlainTime,
  { nowMs, sinceMs }: { readonly nowMs: number; readonly sinceMs: number },
): readonly ScheduledDay[] {
  const today = istDate(nowMs);
  const momentOf = (day: Temporal.PlainDate): ScheduledDay => ({
    day: day.toString(),
    atMs: istMoment(day, placementTime),
  });
  const days: ScheduledDay[] = [];
  const isOpen = tradingDayKind(calendar, today).kind === 'open';
  const todays = momentOf(today);
  const last = isOpen && todays.atMs <= nowMs ? today : dayOf(previousTradingDay(calendar, today));
  if (last !== null && momentOf(last).atMs >= sinceMs && isStillInTime(calendar, last.toString(), nowMs)) {
    days.push(momentOf(last));
  }
  const next = isOpen && todays.atMs > nowMs ? today : dayOf(nextTradingDay(calendar, today));
  if (next !== null) days.push(momentOf(next));
  return days;
}

/** Whether an order placed now joins the session for which that day's placement was meant. */
export function isStillInTime(calendar: TradingCalendar, day: string, nowMs: number): boolean {
  const window = amoWindowAt(calendar, instant(nowMs), 'nse_cm');
  const meant = nextTradingDay(calendar, Temporal.PlainDate.from(day));
  return window.open && meant.ok && window.forTradingDay.equals(meant.value);
}

function dayOf(found: ReturnType<typeof nextTradingDay>): Temporal.PlainDate | null {
  return found.ok ? found.value : null;
}
