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
  return fixedDayMonthYear(value) ?? anyForm(value);
}

/** The book's usual form, read by position: four of them stand in each of ten thousand rows. */
function fixedDayMonthYear(text: string): number | undefined {
  if (text.length !== 20 || text.charCodeAt(2) !== 45 || text.charCodeAt(11) !== 32) return undefined;
  if (text.charCodeAt(14) !== 58 || text.charCodeAt(17) !== 58) return undefined;
  const month = months[text.slice(3, 6).toLowerCase()];
  return epochOf({
    year: digitsAt(text, 7) * 100 + digitsAt(text, 9),
    month,
    day: digitsAt(text, 0),
    hour: digitsAt(text, 12),
    minute: digitsAt(text, 15),
    second: digitsAt(text, 18),
    millis: 0,
  });
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
