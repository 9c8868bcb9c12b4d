import type { TradingCalendar } from './calendar.ts';
import { nseCalendar2026 } from './nse-calendar-2026.ts';
import { parseCalendar } from './parse-calendar.ts';

export const nse = nseCalendar2026();

/** "2026-11-23 16:05" in India. */
export function ist(text: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime('Asia/Kolkata').toInstant();
}

export function day(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text);
}

/** A moment as India's clock shows it: "2026-11-23 16:05". */
export function shown(at: Temporal.Instant | null): string | null {
  return at === null
    ? null
    : at
        .toZonedDateTimeISO('Asia/Kolkata')
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' })
        .replace('T', ' ');
}

/** A calendar of one coverage with the usual hours. */
export function calendarOf(changes: Record<string, unknown>): TradingCalendar {
  const parsed = parseCalendar(
    { exchange: 'NSE', coverage: { from: '2027-01-01', to: '2027-03-31' }, holidays: [], ...changes },
    nse,
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}
