/**
 * Kotak's wall-clock strings: IST, without a zone. Day parts are kept by day number because a book of ten thousand
 * rows has a handful of days.
 */
const IST_OFFSET_MS = 19_800_000;
const DAY_MS = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface WrittenDay {
  readonly dayMonthYear: string;
  readonly yearMonthDay: string;
}
const writtenDays = new Map<number, WrittenDay>();

/** `21-Aug-2026 09:21:05`. */
export function writeDateTime(atMs: number): string {
  return `${writtenDay(atMs).dayMonthYear} ${writeTimeOfDay(atMs)}`;
}

/** `21-Aug-2026 09:21:05`, or the word that stands for no time (`--` or `NA`). */
export function writeDateTimeOr(atMs: number | null, none: string): string {
  return atMs === null ? none : writeDateTime(atMs);
}

/** `2026/08/21 09:21:05`. */
export function writeUpdateTime(atMs: number): string {
  return `${writtenDay(atMs).yearMonthDay.replaceAll('-', '/')} ${writeTimeOfDay(atMs)}`;
}

/** `21-Aug-2026`. */
export function writeDay(atMs: number): string {
  return writtenDay(atMs).dayMonthYear;
}

/** `2026-08-21`. */
export function writeIsoDay(atMs: number): string {
  return writtenDay(atMs).yearMonthDay;
}

/** `09:21:05`. */
export function writeTimeOfDay(atMs: number): string {
  const seconds = Math.floor((atMs + IST_OFFSET_MS) / 1000) % 86_400;
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** True Unix seconds, as `boeSec` and `uSec` carry them. */
export function epochSeconds(atMs: number): number {
  return Math.floor(atMs / 1000);
}

/** The next midnight in India after this moment, when trade tokens die. */
export function nextIstMidnight(atMs: number): number {
  return (dayNumber(atMs) + 1) * DAY_MS - IST_OFFSET_MS;
}

function dayNumber(atMs: number): number {
  return Math.floor((atMs + IST_OFFSET_MS) / DAY_MS);
}

function writtenDay(atMs: number): WrittenDay {
  const number = dayNumber(atMs);
  const known = writtenDays.get(number);
  if (known) return known;
  const day = Temporal.PlainDate.from('1970-01-01').add({ days: number });
  const written = {
    dayMonthYear: `${two(day.day)}-${MONTHS[day.month - 1]}-${day.year}`,
    yearMonthDay: day.toString(),
  };
  writtenDays.set(number, written);
  return written;
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}
