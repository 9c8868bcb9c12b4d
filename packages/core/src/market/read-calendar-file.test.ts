import { describe, expect, it } from 'vitest';
import { day, nse } from './calendar.test-support.ts';
import { readCalendarFile } from './read-calendar-file.ts';
import { nextTradingDay, tradingDayKind } from './trading-day.ts';

const holidays = [
  { tradingDate: '26-Jan-2027', weekDay: 'Tuesday', description: ' Republic Day ', Sr_no: 1 },
  { tradingDate: '22-Mar-2027', weekDay: 'Monday', description: 'Holi', Sr_no: 2 },
];
const read = (source: unknown) => {
  const result = readCalendarFile(nse, source);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const faults = (source: unknown) => {
  const result = readCalendarFile(nse, source);
  return result.ok ? [] : result.error;
};

describe("the exchange's own list of holidays", () => {
  it('extends what is known by the whole year that it names', () => {
    const { addition, extended } = read({ CM: holidays, FO: [] });
    expect(addition.firstDay).toEqual(day('2027-01-01'));
    expect(extended.firstDay).toEqual(nse.firstDay);
    expect(extended.lastDay).toEqual(day('2027-12-31'));
    expect(tradingDayKind(extended, day('2027-01-26'))).toEqual({ kind: 'holiday', name: 'Republic Day' });
    expect(nextTradingDay(extended, day('2026-12-31'))).toEqual({ ok: true, value: day('2027-01-01') });
    expect(tradingDayKind(extended, day('2026-11-24')).kind).toBe('holiday');
  });

  it('leaves hours and after-market windows as they are known', () => {
    const { extended } = read({ CM: holidays });
    expect(new Set(extended.phases)).toEqual(new Set(nse.phases));
    expect(new Set(extended.amoWindows)).toEqual(new Set(nse.amoWindows));
  });

  it('corrects the days of a year that is known already', () => {
    const { extended } = read({ CM: [{ tradingDate: '24-Nov-2026', description: 'Guru Nanak' }] });
    expect(tradingDayKind(extended, day('2026-11-24'))).toEqual({ kind: 'holiday', name: 'Guru Nanak' });
    expect(tradingDayKind(extended, day('2026-12-25')).kind).toBe('open');
  });

  it.each<[string, unknown, string]>([
    ['a day without a name', { CM: [{ tradingDate: '26-Jan-2027' }] }, 'holidays[0].name'],
    ['no day', { CM: [...holidays, { tradingDate: 'soon', description: 'x' }] }, 'holidays[2].date'],
    [
      'an unknown month',
      { CM: [...holidays, { tradingDate: '26-Foo-2027', description: 'x' }] },
      'holidays[2].date',
    ],
    [
      'a day that does not exist',
      { CM: [{ tradingDate: '30-Feb-2027', description: 'x' }] },
      'holidays[0].date',
    ],
    ['a day twice', { CM: [...holidays, holidays[0]] }, 'holidays[2].date'],
    ['a row that is none', { CM: [...holidays, null] }, 'holidays[2].date'],
    ['no row', { CM: [] }, 'exchange'],
    ['another thing', [1], ''],
  ])('refuses %s with the place', (_, source, path) => {
    expect(faults(source).map((fault) => fault.path)).toContain(path);
  });
});

describe('a calendar file', () => {
  const whole = (from: string, to: string, exchange = 'NSE') => ({
    exchange,
    coverage: { from, to },
    holidays: [{ date: to, name: 'A holiday' }],
  });

  it('that leaves days between unknown is refused', () => {
    expect(faults(whole('2027-01-02', '2027-06-30'))).toMatchObject([
      { path: 'coverage', problem: 'The days between 2026-12-31 and 2027-01-02 stand in neither calendar' },
    ]);
  });

  it('of another exchange is refused', () => {
    expect(faults(whole('2027-01-01', '2027-06-30', 'BSE'))).toMatchObject([
      { path: 'exchange', mend: 'Import a calendar of NSE.' },
    ]);
  });
});
