import { isObject } from './calendar-reader.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const EXCHANGE_DAY = /^(\d{1,2})-([a-z]{3})-(\d{4})$/i;

/**
 * The exchange's own list of holidays, as its page gives it (`holiday-master?type=trading`: lists of
 * `{"tradingDate": "26-Jan-2027", "description": "Republic Day"}` by segment), in the form that `parseCalendar` reads.
 * It covers the whole years that it names days of. Anything else is handed through as it is.
 *
 * The list names no hours: a day with an evening (Muhurat) session is a holiday in it, and stays one until a file of the
 * other form brings the session.
 */
export function fromNseHolidayList(source: unknown): unknown {
  if (!isObject(source) || !Array.isArray(source.CM) || source.holidays !== undefined) return source;
  const holidays = source.CM.map((row: unknown) => {
    const { tradingDate, description } = isObject(row) ? row : {};
    return {
      date: typeof tradingDate === 'string' ? isoDay(tradingDate) : tradingDate,
      name: typeof description === 'string' ? description.trim() : description,
    };
  });
  const years = holidays.flatMap(({ date }) => /\d{4}/.exec(String(date))?.[0] ?? []).sort();
  const [first] = years;
  const last = years.at(-1);
  if (first === undefined || last === undefined) return source;
  return { exchange: 'NSE', coverage: { from: `${first}-01-01`, to: `${last}-12-31` }, holidays };
}

function isoDay(text: string): string {
  const [, day, month = '', year] = EXCHANGE_DAY.exec(text.trim()) ?? [];
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  if (day === undefined || number === 0) return text;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
