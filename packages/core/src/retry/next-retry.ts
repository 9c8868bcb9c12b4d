import { provisionalNextTradingDay, type TradingCalendar, tradingDayKind } from '../market/index.ts';
import { type EpochMs, istDate, istMoment } from '../time.ts';

/** 08:30 IST: inside the broker's AMO window, before the orders of the night go to the exchange. */
const RETRY_TIME = { hour: 8, minute: 30 };

/** When the queue is tried next after a moment: at that time of a trading day. Provisional beyond the calendar's coverage. */
export function nextRetry(
  calendar: TradingCalendar,
  after: EpochMs,
  time: Temporal.PlainTime = Temporal.PlainTime.from(RETRY_TIME),
): { readonly atMs: EpochMs; readonly provisional: boolean } {
  const today = istDate(after);
  const todaysTime = istMoment(today, time);
  if (tradingDayKind(calendar, today).kind === 'open' && after < todaysTime) {
    return { atMs: todaysTime, provisional: false };
  }
  const { day, provisional } = provisionalNextTradingDay(calendar, today);
  return { atMs: istMoment(day, time), provisional };
}
