import { istDate, istTime } from '@orderwatch/core';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** "Fri 21 Aug 2026". */
export function dayText(day: Temporal.PlainDate): string {
  return `${WEEKDAYS[day.dayOfWeek - 1]} ${day.day} ${MONTHS[day.month - 1]} ${day.year}`;
}

/** "09:15" in India. */
export function istClock(ms: number): string {
  return istTime(ms).toString({ smallestUnit: 'minute' });
}

/** "Fri 21 Aug 2026, 15:30 IST". */
export function istMomentText(ms: number): string {
  return `${dayText(istDate(ms))}, ${istClock(ms)} IST`;
}
