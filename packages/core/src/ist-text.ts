import { type EpochMs, istDate, istTime } from './time.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** "Fri 21 Aug 2026". */
export function dayText(day: Temporal.PlainDate): string {
  return `${WEEKDAYS[day.dayOfWeek - 1]} ${day.day} ${MONTHS[day.month - 1]} ${day.year}`;
}

/** "09:15" in India, or "09:15:03". */
export function istClock(ms: EpochMs, unit: 'minute' | 'second' = 'minute'): string {
  return istTime(ms).toString({ smallestUnit: unit });
}

/** "Fri 21 Aug 2026, 15:30 IST"; with seconds where the order of events matters. */
export function istMomentText(ms: EpochMs, unit: 'minute' | 'second' = 'minute'): string {
  return `${dayText(istDate(ms))}, ${istClock(ms, unit)} IST`;
}
