const istOffsetMs = 19_800_000;
const months: Readonly<Record<string, number>> = {
  jan: 0,
  feb: 1,
  mar: 2,
  apr: 3,
  may: 4,
  jun: 5,
  jul: 6,
  aug: 7,
  sep: 8,
  oct: 9,
  nov: 10,
  dec: 11,
};
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * Reads a wall-clock time of the broker as epoch milliseconds. Kotak writes Indian time (UTC+05:30, without daylight
 * saving) and no zone, as `22-Jan-2025 14:28:01`, `2025/01/22 14:28:01` or `2025-01-22 14:28:01.440`, sometimes with
 * blanks inside (`14: 32: 53`). Anything else, `NA` and `--` included, is undefined.
 */
export function istTimeOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.length < 8) return undefined;
  return usualForm(value) ?? anyForm(value);
}

/**
 * The two usual forms, read by position: four times stand in each of ten thousand rows, nearly all on a few days.
 */
function usualForm(text: string): number | undefined {
  const dateLength = text.length === 20 ? 11 : text.length === 19 ? 10 : 0;
  if (dateLength === 0 || text.charCodeAt(dateLength) !== 32) return undefined;
  const at = dateLength + 1;
  if (text.charCodeAt(at + 2) !== 58 || text.charCodeAt(at + 5) !== 58) return undefined;
  const hour = digitsAt(text, at);
  const minute = digitsAt(text, at + 3);
  const second = digitsAt(text, at + 6);
  if (!(hour < 24 && minute < 60 && second < 60)) return undefined;
  const dayMs = startOfDay(text.slice(0, dateLength));
  return dayMs === undefined ? undefined : dayMs + ((hour * 60 + minute) * 60 + second) * 1_000;
}

const days = new Map<string, number | undefined>();

/** Midnight of a written date; the few dates of a day's book are remembered. */
function startOfDay(date: string): number | undefined {
  if (days.has(date)) return days.get(date);
  if (days.size >= 100) days.clear();
  const startMs = anyForm(`${date} 00:00:00`);
  days.set(date, startMs);
  return startMs;
}

function digitsAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

const named = /^(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d{1,2}):(\d{2}):(\d{2})$/;
const numbered = /^(\d{4})[/-](\d{2})[/-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?$/;

function anyForm(text: string): number | undefined {
  const tidy = text
    .trim()
    .replace(/\s*:\s*/g, ':')
    .replace(/\s+/g, ' ');
  const byName = named.exec(tidy);
  if (byName) {
    const [, day, month = '', year, hour, minute, second] = byName;
    return epochOf({
      year: Number(year),
      month: months[month.toLowerCase()],
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second),
      millis: 0,
    });
  }
  const byNumber = numbered.exec(tidy);
  if (!byNumber) return undefined;
  const [, year, month, day, hour, minute, second, millis = '0'] = byNumber;
  return epochOf({
    year: Number(year),
    month: Number(month) - 1,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millis: Number(millis.padEnd(3, '0')),
  });
}

interface WallTime {
  readonly year: number;
  readonly month: number | undefined;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millis: number;
}

function epochOf({ year, month, day, hour, minute, second, millis }: WallTime): number | undefined {
  const days = month === undefined ? undefined : monthDays[month];
  if (month === undefined || days === undefined) return undefined;
  const isReal =
    year >= 2000 && year < 2100 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60;
  if (!isReal) return undefined;
  const epochMs = Date.UTC(year, month, day, hour, minute, second, millis) - istOffsetMs;
  // 29 February of a common year rolls over into March: no such day.
  const isLeapDay = month === 1 && day === 29;
  return isLeapDay && (year % 4 !== 0 || year % 100 === 0) && year % 400 !== 0 ? undefined : epochMs;
}

/** The next midnight in India after a moment, epoch milliseconds. */
export function nextIstMidnight(nowMs: number): number {
  const dayMs = 86_400_000;
  return (Math.floor((nowMs + istOffsetMs) / dayMs) + 1) * dayMs - istOffsetMs;
}
