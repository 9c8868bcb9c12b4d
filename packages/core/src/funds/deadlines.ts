import {
  amoWindowAt,
  dayBounds,
  dayOfNumber,
  provisionalNextTradingDay,
  type TradingCalendar,
  tradingDayKind,
} from '../market/index.ts';
import type { IstDay } from '../orders/index.ts';
import { type EpochMs, instant, istDate, istMoment } from '../time.ts';

/**
 * Until when cash must be there for an after-market order that the broker has: it goes to the exchange with the first
 * phase of its day, and the broker asks for the money then. Null for a day on which there is no session.
 */
export function amoCashDeadline(calendar: TradingCalendar, day: IstDay): EpochMs | null {
  const bounds = dayBounds(calendar, dayOfNumber(day));
  // Watching begins one minute before the first phase.
  return bounds.kind === 'session' ? bounds.watchFrom.add({ minutes: 1 }).epochMilliseconds : null;
}

/**
 * Until when cash must be there for a queued order: the next try at the account's time. Where today's try is over and the
 * broker still takes after-market orders, a person can ask for another until the window shuts.
 */
export function queueCashDeadline(
  calendar: TradingCalendar,
  now: EpochMs,
  retryTime: Temporal.PlainTime,
): EpochMs {
  const tryAt = nextTry(calendar, now, retryTime);
  const window = amoWindowAt(calendar, instant(now), 'nse_cm');
  return window.open ? Math.min(tryAt, window.closesAt.epochMilliseconds) : tryAt;
}

function nextTry(calendar: TradingCalendar, now: EpochMs, time: Temporal.PlainTime): EpochMs {
  const today = istDate(now);
  const todaysTry = istMoment(today, time);
  if (tradingDayKind(calendar, today).kind === 'open' && now < todaysTry) return todaysTry;
  return istMoment(provisionalNextTradingDay(calendar, today).day, time);
}
