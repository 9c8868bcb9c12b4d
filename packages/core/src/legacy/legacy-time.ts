import type { EpochMs } from '../time.ts';

export interface ReadTime {
  readonly atMs: EpochMs;
  /** It named no zone; the earlier system wrote India's time. */
  readonly naive: boolean;
}

const IST_OFFSET_MIN = 330;
const DAY_MS = 86_400_000;
const TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/**
 * Reads a time as the earlier system, SQLite and PostgreSQL write it: ISO 8601 with "T" or a space, microseconds or not,
 * a zone or not. Without a zone it is India's. Undefined when it is no time.
 */
export function readLegacyTime(text: string): ReadTime | undefined {
  const found = TIME.exec(text.trim());
  if (found === null) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const [hour, minute, second] = [Number(found[4] ?? '0'), Number(found[5] ?? '0'), Number(found[6] ?? '0')];
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const millis = Number((found[7] ?? '').padEnd(3, '0').slice(0, 3) || '0');
  const zone = found[8];
  const local = daysBefore(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1_000 + millis;
  const offsetMin = zone === undefined ? IST_OFFSET_MIN : zoneMinutes(zone);
  return { atMs: local - offsetMin * 60_000, naive: zone === undefined };
}

function zoneMinutes(zone: string): number {
  if (zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

function daysOf(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from 1970-01-01, by the civil calendar; a loop over a hundred thousand rows has no time for more. */
function daysBefore(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
