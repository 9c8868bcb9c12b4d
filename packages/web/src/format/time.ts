/** The only file of the page that knows India's zone. Moments are epoch milliseconds; days are `YYYY-MM-DD`. */
const zone = 'Asia/Kolkata';
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const DAY_MS = 86_400_000;

// `hourCycle` and not `hour12: false`: the latter writes midnight as 24:00.
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
});
const calendar = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** A moment of the API (RFC 3339) as epoch milliseconds; NaN for text that is none. */
export function parseMoment(text: string): number {
  return Date.parse(text);
}

/** 09:08:02, in India. */
export function istSeconds(ms: number): string {
  return clock.format(ms).slice(0, 8);
}

/** 09:08, in India. */
export function istMinutes(ms: number): string {
  return clock.format(ms).slice(0, 5);
}

/** 09:08:02.417, in India: for evidence. */
export function istMillis(ms: number): string {
  return clock.format(ms).replace(',', '.');
}

/** The calendar day in India, `YYYY-MM-DD`. */
export function istDay(ms: number): string {
  return calendar.format(ms);
}

/** The first moment of a day in India, which has no summer time. */
export function istMidnight(day: string): number {
  return Date.parse(`${day}T00:00:00+05:30`);
}

/** 24 Aug 2026 */
export function formatDay(day: string): string {
  const [year, month, date] = parts(day);
  return `${date} ${months[month - 1] ?? '?'} ${year}`;
}

/** Mon 24 Aug */
export function formatWeekday(day: string): string {
  return `${weekdayOf(day)} ${formatShortDay(day)}`;
}

/** Mon 24 Aug 2026: where the year is not plain. */
export function formatWholeDay(day: string): string {
  return `${weekdayOf(day)} ${formatDay(day)}`;
}

/** 24 Aug */
export function formatShortDay(day: string): string {
  const [, month, date] = parts(day);
  return `${date} ${months[month - 1] ?? '?'}`;
}

/** Mon */
export function weekdayOf(day: string): string {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '?';
}

/** The day so many days later; days have no zone, so UTC arithmetic is exact. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** 24 Aug 2026, 09:08:02 IST */
export function formatMoment(ms: number): string {
  return `${formatDay(istDay(ms))}, ${istSeconds(ms)} IST`;
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // February the 30th parses to nothing in some engines and to March in others.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

function parts(day: string): [number, number, number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
}
