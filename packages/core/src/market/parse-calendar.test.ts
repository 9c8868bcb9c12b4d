import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, nse } from './calendar.test-support.ts';
import { extendCalendar } from './extend-calendar.ts';
import { NSE_CALENDAR_2026_SOURCE } from './nse-calendar-2026.ts';
import { parseCalendar } from './parse-calendar.ts';
import { nextTradingDay, tradingDayKind } from './trading-day.ts';

const base = NSE_CALENDAR_2026_SOURCE;

describe('reading a calendar', () => {
  it('reads the shipped one: sixteen holidays, two special sessions, one settlement holiday', () => {
    expect(nse.holidays.size).toBe(16);
    expect(nse.specialSessions.size).toBe(2);
    expect([...nse.settlementHolidays]).toStrictEqual(['2026-02-01']);
  });

  it.each([
    { name: 'no object', source: 'x', path: '' },
    { name: 'a list', source: [], path: '' },
    { name: 'no coverage', source: { ...base, coverage: undefined }, path: 'coverage' },
    {
      name: 'no such day',
      source: { ...base, coverage: { from: '2026-02-30', to: '2026-12-31' } },
      path: 'coverage.from',
    },
    {
      name: 'an exchanged coverage',
      source: { ...base, coverage: { from: '2026-12-31', to: '2026-01-01' } },
      path: 'coverage',
    },
    { name: 'no exchange', source: { ...base, exchange: ' ' }, path: 'exchange' },
    { name: 'holidays that are no list', source: { ...base, holidays: {} }, path: 'holidays' },
    { name: 'a year without holidays', source: { ...base, holidays: [] }, path: 'holidays' },
    {
      name: 'a holiday without a name',
      source: { ...base, holidays: [{ date: '2026-01-26' }] },
      path: 'holidays[0].name',
    },
    {
      name: 'a holiday that is no object',
      source: { ...base, holidays: ['2026-01-26'] },
      path: 'holidays[0]',
    },
    {
      name: 'a holiday twice',
      source: { ...base, holidays: [...base.holidays, { date: '2026-01-26', name: 'Again' }] },
      path: 'holidays[16].date',
    },
    {
      name: 'a holiday of another year',
      source: { ...base, holidays: [{ date: '2025-01-26', name: 'Republic Day' }] },
      path: 'holidays',
    },
    {
      name: 'a session of another year',
      source: {
        ...base,
        special_sessions: [{ date: '2027-01-31', name: 'B', open: '09:15', close: '15:30' }],
      },
      path: 'special_sessions',
    },
    {
      name: 'a session on a holiday',
      source: {
        ...base,
        special_sessions: [{ date: '2026-01-26', name: 'B', open: '09:15', close: '15:30' }],
      },
      path: 'special_sessions',
    },
    {
      name: 'a session twice',
      source: { ...base, special_sessions: [...base.special_sessions, ...base.special_sessions] },
      path: 'special_sessions[2].date',
    },
    {
      name: 'a session that ends before it begins',
      source: {
        ...base,
        special_sessions: [{ date: '2026-11-08', name: 'B', open: '19:15', close: '18:00' }],
      },
      path: 'special_sessions 2026-11-08',
    },
    {
      name: 'an hour that is none',
      source: {
        ...base,
        special_sessions: [{ date: '2026-11-08', name: 'B', open: '24:00', close: '25:00' }],
      },
      path: 'special_sessions[0].open',
    },
    {
      name: 'an unknown phase',
      source: { ...base, phases: [{ ...base.phases[0], name: 'lunch' }] },
      path: 'phases[0].name',
    },
    {
      name: 'an unknown scope',
      source: { ...base, phases: [{ ...base.phases[0], applies_to: 'gold' }] },
      path: 'phases[0].applies_to',
    },
    {
      name: 'an end of a rule that is no day',
      source: { ...base, phases: [{ ...base.phases[0], effective_until: 'soon' }] },
      path: 'phases[0].effective_until',
    },
    { name: 'no continuous trading', source: { ...base, phases: [base.phases[0]] }, path: 'phases' },
    { name: 'no phases at all', source: { ...base, phases: undefined }, path: 'phases' },
    {
      name: 'an unknown segment',
      source: { ...base, amo_windows: [{ ...base.amo_windows[0], segment: 'mcx' }] },
      path: 'amo_windows[0].segment',
    },
    {
      name: 'a window that begins too late',
      source: { ...base, amo_windows: [{ ...base.amo_windows[0], effective_from: '2026-06-01' }] },
      path: 'amo_windows',
    },
    {
      name: 'a settlement holiday that is no day',
      source: { ...base, settlement_holidays: { dates: [20260201] } },
      path: 'settlement_holidays[0]',
    },
  ])('$name is told with its place and how to mend it', ({ source, path }) => {
    const parsed = parseCalendar(source);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.error.map((problem) => problem.path)).toContain(path);
    for (const { problem, mend } of parsed.error)
      expect([problem === '', mend === '']).toStrictEqual([false, false]);
  });

  it('tells all faults at once', () => {
    const parsed = parseCalendar({ exchange: 1, coverage: {}, holidays: 1, phases: 1, amo_windows: 1 });
    expect(!parsed.ok && parsed.error.map((problem) => problem.path)).toStrictEqual([
      'coverage.from',
      'coverage.to',
      'exchange',
      'holidays',
      'phases',
      'amo_windows',
    ]);
  });

  it('takes the hours from another calendar when a file brings only its days', () => {
    const parsed = parseCalendar(
      {
        exchange: 'NSE',
        coverage: { from: '2027-01-01', to: '2027-12-31' },
        holidays: [{ date: '2027-01-26', name: 'Republic Day' }],
        settlement_holidays: ['2027-04-01'],
      },
      nse,
    );
    expect(parsed.ok && parsed.value.phases).toStrictEqual(nse.phases);
    expect(parsed.ok && [...parsed.value.settlementHolidays]).toStrictEqual(['2027-04-01']);
  });

  it('takes AMO windows as pairs of times', () => {
    const pairs = { nse_cash: ['16:00', '08:50'], bse_cash: ['16:00', '08:55'] };
    for (const amo_windows of [{ kotak: pairs }, pairs]) {
      const parsed = parseCalendar({ ...base, amo_windows });
      expect(
        parsed.ok && parsed.value.amoWindows.map((rule) => `${rule.segment} ${rule.opens}`),
      ).toStrictEqual(['nse_cm 16:00:00', 'bse_cm 16:00:00']);
    }
    expect(parseCalendar({ ...base, amo_windows: { kotak: {} } }).ok).toBe(false);
  });

  it('gives any JSON an answer', () => {
    fc.assert(fc.property(fc.jsonValue(), (source) => typeof parseCalendar(source, nse).ok === 'boolean'));
  });
});

describe('extending a calendar', () => {
  const parse = (changes: object) => {
    const parsed = parseCalendar({ ...base, special_sessions: [], settlement_holidays: [], ...changes }, nse);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    return parsed.value;
  };
  const year2027 = parse({
    coverage: { from: '2027-01-01', to: '2027-12-31' },
    holidays: [{ date: '2027-01-26', name: 'Republic Day' }],
  });

  it('knows the first trading day of the next year', () => {
    for (const extended of [extendCalendar(nse, year2027), extendCalendar(year2027, nse)]) {
      expect(extended.ok).toBe(true);
      if (!extended.ok) continue;
      const next = nextTradingDay(extended.value, day('2026-12-31'));
      expect(next.ok && next.value.toString()).toBe('2027-01-01');
      expect(extended.value.holidays.size).toBe(17);
    }
  });

  it('lets the newer list decide where both reach', () => {
    const corrected = parse({
      coverage: { from: '2026-11-01', to: '2026-11-30' },
      holidays: [{ date: '2026-11-23', name: 'Moved' }],
    });
    const extended = extendCalendar(nse, corrected);
    if (!extended.ok) throw new Error(extended.error.kind);
    expect(tradingDayKind(extended.value, day('2026-11-23')).kind).toBe('holiday');
    expect(tradingDayKind(extended.value, day('2026-11-24')).kind).toBe('open');
    expect(tradingDayKind(extended.value, day('2026-11-08')).kind).toBe('weekend');
    expect(tradingDayKind(extended.value, day('2026-12-25')).kind).toBe('holiday');
    expect(extended.value.lastDay.toString()).toBe('2026-12-31');
  });

  it('refuses a hole in the coverage and another exchange', () => {
    const later = parse({ coverage: { from: '2027-02-01', to: '2027-03-31' }, holidays: [] });
    expect(extendCalendar(nse, later)).toMatchObject({ error: { kind: 'gap_between' } });
    const other = parse({ exchange: 'BSE' });
    expect(extendCalendar(nse, other)).toMatchObject({ error: { kind: 'other_exchange' } });
  });
});
