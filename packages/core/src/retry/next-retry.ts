import { provisionalNextTradingDay, type TradingCalendar, tradingDayKind } from '../market/index.ts';
import { type EpochMs, istDate, istMoment } from '../time.ts';

const RETRY_TIME = { hour: 8, minute: 30 };

/**
 * When the queue is tried next after a moment: 08:30 IST of a trading day, inside the broker's AMO window, before the
 * orders of the night go to the exchange. Provisional beyond the calendar's coverage.
 */
export function nextRetry(
  calendar: TradingCalendar,
  after: EpochMs,
): { readonly atMs: EpochMs; readonly provisional: boolean } {
  const time = Temporal.PlainTime.from(RETRY_TIME);
  const today = istDate(after);
  const todaysTime = istMoment(today, time);
  if (tradingDayKind(calendar, today).kind === 'open' && after < todaysTime) {
    return { atMs: todaysTime, provisional: false };
  }
  const { day, provisional } = provisionalNextTradingDay(calendar, today);
  return { atMs: istMoment(day, time), provisional };
}
