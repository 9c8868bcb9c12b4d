import { describe, expect, it } from 'vitest';
import { nse } from './calendar.test-support.ts';
import { compareCalendars } from './compare-calendars.ts';
import { extendCalendar } from './extend-calendar.ts';
import { readCalendarFile } from './read-calendar-file.ts';

const with2027 = (changes: object) => {
  const read = readCalendarFile(nse, {
    exchange: 'NSE',
    coverage: { from: '2027-01-01', to: '2027-12-31' },
    holidays: [{ date: '2027-01-26', name: 'Republic Day' }],
    special_sessions: [],
    settlement_holidays: { dates: [] },
    ...changes,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.extended;
};
const muhurat = { date: '2027-10-29', name: 'Muhurat trading', open: '18:00', close: '19:15' };

describe('what a calendar says otherwise than another', () => {
  it('is nothing for the same calendar, also extended by itself', () => {
    const twice = extendCalendar(nse, nse);
    expect(compareCalendars(nse, nse)).toEqual([]);
    expect(twice.ok && compareCalendars(nse, twice.value)).toEqual([]);
  });

  it('is told day by day, each kind for itself', () => {
    const before = with2027({ special_sessions: [muhurat] });
    const after = with2027({
      holidays: [
        { date: '2027-01-26', name: 'Republic Day of India' },
        { date: '2027-03-22', name: 'Holi' },
      ],
      special_sessions: [{ ...muhurat, close: '19:00' }],
      settlement_holidays: { dates: ['2027-04-01'] },
    });
    expect(compareCalendars(before, after)).toEqual([
      { day: '2027-01-26', kind: 'holiday', change: 'changed', words: 'Republic Day of India' },
      { day: '2027-03-22', kind: 'holiday', change: 'added', words: 'Holi' },
      { day: '2027-04-01', kind: 'settlement_holiday', change: 'added', words: 'Settlement holiday' },
      {
        day: '2027-10-29',
        kind: 'special_session',
        change: 'changed',
        words: 'Muhurat trading, 18:00 to 19:00',
      },
    ]);
    expect(compareCalendars(after, before)).toContainEqual({
      day: '2027-03-22',
      kind: 'holiday',
      change: 'removed',
      words: 'Holi',
    });
  });
});
