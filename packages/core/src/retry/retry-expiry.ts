import { provisionalNextTradingDay, type TradingCalendar, tradingDayKind } from '../market/index.ts';
import { type EpochMs, istDate, istMoment } from '../time.ts';

export interface RetryExpiry {
  readonly atMs: EpochMs;
  readonly tradingDay: Temporal.PlainDate;
  /** True beyond the calendar's coverage, where the weekday alone decided. Reckon it anew when the calendar grows. */
  readonly provisional: boolean;
}

const EXPIRY_TIME = { hour: 15, minute: 30 };

/**
 * Until when a buy that could not be placed may be tried again: 15:30 IST of the trading day after its first failure,
 * however often. A session that ends later (Muhurat trading in the evening) is waited for: before it begins there was
 * no chance to place anything.
 */
export function retryExpiry(calendar: TradingCalendar, firstFailedAtMs: EpochMs): RetryExpiry {
  const { day, provisional } = provisionalNextTradingDay(calendar, istDate(firstFailedAtMs));
  const usual = istMoment(day, Temporal.PlainTime.from(EXPIRY_TIME));
  const kind = tradingDayKind(calendar, day);
  const special = kind.kind === 'open' ? kind.special : null;
  const close = special === null ? usual : istMoment(day, special.close);
  return { atMs: Math.max(usual, close), tradingDay: day, provisional };
}

/** Whether the time for retries is over; checked at each use, not by a job alone. */
export function isRetryExpired(expiresAtMs: EpochMs, now: EpochMs): boolean {
  return now >= expiresAtMs;
}
