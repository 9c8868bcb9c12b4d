import { istDate, istDayNumber, istMoment } from '../time.ts';

const DAY_MS = 86_400_000;
const MIDNIGHT = { hour: 0 };

/** The number by which orders carry their trading day: days since 1970-01-01 in India. */
export function dayNumber(day: Temporal.PlainDate): number {
  return istDayNumber(istMoment(day, Temporal.PlainTime.from(MIDNIGHT)));
}

/** The day of a number. Noon in UTC lies on the same day in India. */
export function dayOfNumber(number: number): Temporal.PlainDate {
  return istDate(number * DAY_MS + DAY_MS / 2);
}
