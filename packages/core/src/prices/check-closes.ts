import { dayNumber, dayOfNumber, previousTradingDay, type TradingCalendar } from '../market/index.ts';
import type { IstDay } from '../orders/index.ts';
import type { DailyClose } from './daily-close.ts';

export interface ClosesToCheck {
  readonly calendar: TradingCalendar;
  /** Of one share, in any order. */
  readonly closes: readonly Pick<DailyClose, 'day'>[];
  /** The day for which they are needed: the last close has to be of the trading day before it. */
  readonly today: IstDay;
  /** How many trading days before `today` are looked at. */
  readonly span: number;
  /** Days whose file was read: a share that it lacks did not trade. */
  readonly importedDays: ReadonlySet<IstDay>;
}

/**
 * The trading days of the span, oldest first, for which nothing is known of this share. A day before its first close is
 * not missed (it may not have been listed), nor one beyond the calendar's coverage, which knows no trading day there;
 * the trading day just before `today` always is.
 */
export function missingCloses({
  calendar,
  closes,
  today,
  span,
  importedDays,
}: ClosesToCheck): readonly IstDay[] {
  const known = new Set(closes.map(({ day }) => day));
  const first = Math.min(...known);
  const missing: IstDay[] = [];
  let day = dayOfNumber(today);
  for (let back = 0; back < span; back++) {
    const previous = previousTradingDay(calendar, day);
    if (!previous.ok) break;
    day = previous.value;
    const number = dayNumber(day);
    const expected = back === 0 || number > first;
    if (expected && !known.has(number) && !importedDays.has(number)) missing.push(number);
  }
  return missing.reverse();
}
