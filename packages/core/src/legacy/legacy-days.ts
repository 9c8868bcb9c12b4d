import {
  dayNumber,
  dayOfNumber,
  provisionalNextTradingDay,
  type TradingCalendar,
  tradingDayKind,
} from '../market/index.ts';
import type { IstDay } from '../orders/index.ts';
import { type RetryExpiry, retryExpiry } from '../retry/index.ts';
import { type EpochMs, istDayNumber } from '../time.ts';

/** What the calendar says of the days of old rows. Kept per day: a hundred thousand rows share a few hundred. */
export interface LegacyDays {
  /** The session that an order placed then was for. */
  tradingDayOf(placedAtMs: EpochMs, variety: 'amo' | 'regular'): IstDay;
  expiryOf(firstFailedAtMs: EpochMs): RetryExpiry;
}

const CLOSE_MS = (15 * 60 + 30) * 60_000;
const DAY_MS = 86_400_000;
const IST_OFFSET_MS = 19_800_000;

export function createLegacyDays(calendar: TradingCalendar): LegacyDays {
  const nextDays = new Map<number, IstDay>();
  const trades = new Map<number, boolean>();
  const expiries = new Map<number, RetryExpiry>();
  return {
    tradingDayOf(placedAtMs, variety) {
      const day = istDayNumber(placedAtMs);
      if (variety === 'regular') return day;
      const timeOfDay = placedAtMs + IST_OFFSET_MS - day * DAY_MS;
      const today = remember(trades, day, () => mayTrade(calendar, day));
      if (today && timeOfDay < CLOSE_MS) return day;
      return remember(nextDays, day, () =>
        dayNumber(provisionalNextTradingDay(calendar, dayOfNumber(day)).day),
      );
    },
    expiryOf: (firstFailedAtMs) =>
      remember(expiries, istDayNumber(firstFailedAtMs), () => retryExpiry(calendar, firstFailedAtMs)),
  };
}

function mayTrade(calendar: TradingCalendar, day: number): boolean {
  const date = dayOfNumber(day);
  const kind = tradingDayKind(calendar, date).kind;
  return kind === 'outside_coverage' ? date.dayOfWeek <= 5 : kind === 'open';
}

function remember<T>(known: Map<number, T>, key: number, make: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}
