import { addDays, isDay } from './time.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Between two numbers something has to stand: "24" is no day. */
const WRITTEN = /^(\d{1,2})(?:[\s/.-]*(?=[a-z])|[\s/.-]+)(\d{1,2}|[a-z]{3,9})(?:[\s,/.-]+(\d{4}|\d\d))?\.?$/;

/**
 * A day as people in India write it, as `YYYY-MM-DD`: "24 Aug 2026", "24 august", "24/8/26", "24.8.", "2026-08-24", "today",
 * "yesterday". The day stands first and the month second, in every browser; a year that is left out is that of `today`.
 */
export function readDay(text: string, today: string): string | undefined {
  const words = text.trim().toLowerCase();
  if (words === 'today') return today;
  if (words === 'yesterday') return addDays(today, -1);
  if (words === 'tomorrow') return addDays(today, 1);
  if (/^\d{4}-\d\d-\d\d$/.test(words)) return isDay(words) ? words : undefined;
  const [, date, month, year] = WRITTEN.exec(words) ?? [];
  if (date === undefined || month === undefined) return undefined;
  const number = /^\d/.test(month) ? Number(month) : monthNamed(month);
  const full = year === undefined ? today.slice(0, 4) : year.padStart(4, '20');
  const day = `${full}-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}

/** 0 for a word that is no month's name, nor its beginning. */
function monthNamed(word: string): number {
  return MONTHS.findIndex((name) => name.startsWith(word)) + 1;
}
