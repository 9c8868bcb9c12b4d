import { describe, expect, it } from 'vitest';
import { day, nse } from './calendar.test-support.ts';
import { extendCalendar } from './extend-calendar.ts';
import { NSE_CALENDAR_2026_SOURCE } from './nse-calendar-2026.ts';
import { parseCalendar } from './parse-calendar.ts';

const base = NSE_CALENDAR_2026_SOURCE;
const faults = (changes: object, inherit?: typeof nse) => {
  const parsed = parseCalendar({ ...base, ...changes }, inherit);
  return parsed.ok ? [] : parsed.error;
};
const paths = (changes: object) => faults(changes).map(({ path }) => path);

describe('what is told of a faulty calendar', () => {
  const date = 'Write the day as YYYY-MM-DD, for example "2026-11-08".';
  const time = 'Write Indian time as HH:MM, for example "09:15".';
  const session = { date: '2026-11-08', name: 'Muhurat', open: '18:00', close: '19:15' };

  it.each<[string, object, { path: string; problem: string; mend: string }]>([
    [
      'a missing value',
      { exchange: undefined },
      { path: 'exchange', problem: 'A missing value is no text', mend: 'Write a text in quotation marks.' },
    ],
    [
      'a number for a text',
      { exchange: 5 },
      { path: 'exchange', problem: '5 is no text', mend: 'Write a text in quotation marks.' },
    ],
    [
      'what JSON cannot write',
      { exchange: () => 1 },
      { path: 'exchange', problem: 'function is no text', mend: 'Write a text in quotation marks.' },
    ],
    [
      'a list for an object',
      { coverage: [] },
      { path: 'coverage', problem: '[] is no object', mend: 'Write an object: { ... }.' },
    ],
    [
      'an object for a list',
      { holidays: {} },
      { path: 'holidays', problem: '{} is no list', mend: 'Write a list: [ ... ].' },
    ],
    [
      'no day',
      { coverage: { from: '1.1.2026', to: '2026-12-31' } },
      { path: 'coverage.from', problem: '"1.1.2026" is no date', mend: date },
    ],
    [
      'a day that does not exist',
      { coverage: { from: '2026-01-01', to: '2026-02-30' } },
      { path: 'coverage.to', problem: '"2026-02-30" is no date', mend: date },
    ],
    [
      'no time of day',
      { special_sessions: [{ ...session, open: '9:15' }] },
      { path: 'special_sessions[0].open', problem: '"9:15" is no time of day', mend: time },
    ],
    [
      'a list that reads like a time',
      { special_sessions: [{ ...session, close: ['19:15'] }] },
      { path: 'special_sessions[0].close', problem: '["19:15"] is no time of day', mend: time },
    ],
    [
      'a day twice',
      { special_sessions: [session, session] },
      {
        path: 'special_sessions[1].date',
        problem: '2026-11-08 stands twice',
        mend: 'Remove one of the two.',
      },
    ],
    [
      'an unknown phase',
      { phases: [...base.phases, { ...base.phases[0], name: 'lunch' }] },
      {
        path: `phases[${base.phases.length}].name`,
        problem: 'No known phase',
        mend: 'Write one of: pre_open_order_entry, pre_open_matching, pre_open_buffer, continuous, closing_auction_reference, closing_auction_entry, closing_auction_matching, post_close.',
      },
    ],
    [
      'an unknown scope',
      { phases: [...base.phases, { ...base.phases[0], applies_to: 'gold' }] },
      {
        path: `phases[${base.phases.length}].applies_to`,
        problem: 'No known scope',
        mend: 'Write one of: all, with_derivatives, without_derivatives, instruments with derivatives, instruments without derivatives.',
      },
    ],
    [
      'an unknown segment',
      { amo_windows: [...base.amo_windows, { ...base.amo_windows[0], segment: 'mcx' }] },
      {
        path: `amo_windows[${base.amo_windows.length}].segment`,
        problem: 'No known segment',
        mend: 'Write one of: nse_cm, bse_cm.',
      },
    ],
  ])('%s: its place, the fault and how to mend it', (_name, changes, fault) => {
    expect(faults(changes)).toContainEqual(fault);
  });

  it('a long value is cut short', () => {
    const [fault] = faults({ exchange: [Array.from({ length: 100 }, () => 1)] });
    expect(fault?.problem).toHaveLength(80 + ' is no text'.length);
  });

  it.each<[object, readonly string[]]>([
    [{ special_sessions: 5 }, ['special_sessions']],
    [
      { special_sessions: [{}] },
      ['date', 'name', 'open', 'close'].map((key) => `special_sessions[0].${key}`),
    ],
    [{ settlement_holidays: 5 }, ['settlement_holidays']],
    [{ holidays: [{}] }, ['holidays[0].date', 'holidays[0].name']],
    [
      { phases: [...base.phases, { name: 'continuous' }] },
      ['effective_from', 'from', 'to'].map((key) => `phases[${base.phases.length}].${key}`),
    ],
    [
      { amo_windows: [...base.amo_windows, { segment: 'nse_cm' }] },
      ['effective_from', 'opens', 'closes'].map((key) => `amo_windows[${base.amo_windows.length}].${key}`),
    ],
    [
      {
        coverage: {},
        amo_windows: { kotak: { nse_cash: ['16:00', '08:50'], bse_cash: ['16:00', '08:55'] } },
      },
      ['coverage.from', 'coverage.to', 'amo_windows[0].effective_from', 'amo_windows[1].effective_from'],
    ],
  ])('%j: each field that is wrong by its own name', (changes, expected) => {
    expect(paths(changes)).toStrictEqual(expected);
  });

  it('rows that cannot be read do not stand twice', () => {
    expect(paths({ holidays: [{ name: 'A' }, { name: 'B' }] })).toStrictEqual([
      'holidays[0].date',
      'holidays[1].date',
    ]);
    expect(paths({ holidays: [{ date: '2026-01-26' }, { date: '2026-01-26' }] })).toStrictEqual([
      'holidays[0].name',
      'holidays[1].name',
    ]);
    for (const key of ['date', 'name', 'open', 'close']) {
      const row = { ...session, [key]: undefined };
      expect(paths({ special_sessions: [row, row] })).toStrictEqual([
        `special_sessions[0].${key}`,
        `special_sessions[1].${key}`,
      ]);
    }
  });
});

describe('what a calendar file says', () => {
  const read = (changes: object, inherit?: typeof nse) => {
    const parsed = parseCalendar({ ...base, ...changes }, inherit);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    return parsed.value;
  };
  const session = { date: '2026-11-08', name: ' Muhurat ', open: '18:00', close: '19:15' };

  it('its own hours hold, whatever another calendar would lend', () => {
    const phases = base.phases.filter(({ name }) => name === 'continuous');
    const amo_windows = [
      { segment: 'nse_cm', effective_from: '2026-01-01', opens: '16:00', closes: '08:50' },
    ];
    const own = read({ phases, amo_windows }, nse);
    expect(own.phases.map(({ name }) => name)).toStrictEqual(phases.map(() => 'continuous'));
    expect(own.amoWindows.map(({ opens }) => opens.toString())).toStrictEqual(['16:00:00']);
    expect(faults({ phases: undefined, amo_windows: undefined }).map(({ path }) => path)).toStrictEqual([
      'phases',
      'amo_windows',
    ]);
  });

  it('a special session is settled unless it says otherwise, and names lose their outer blanks', () => {
    const shut = read({
      special_sessions: [{ ...session, settlement: 'closed' }],
      settlement_holidays: undefined,
    });
    expect([...shut.settlementHolidays]).toStrictEqual(['2026-11-08']);
    expect(shut.specialSessions.get('2026-11-08')?.name).toBe('Muhurat');
    const open = read({ special_sessions: [session], settlement_holidays: ['2026-04-01'] });
    expect([...open.settlementHolidays]).toStrictEqual(['2026-04-01']);
  });

  it('a rule that says so ends, and holds for its kind of instrument', () => {
    const ending = {
      name: 'post_close',
      effective_from: '2026-01-01',
      effective_until: '2026-06-30',
      applies_to: 'instruments with derivatives',
      from: '15:40',
      to: '16:00',
    };
    const rule = read({ phases: [...base.phases, ending] }).phases.at(-1);
    expect(rule).toMatchObject({ name: 'post_close', scope: 'with_derivatives' });
    expect(rule?.effectiveUntil?.toString()).toBe('2026-06-30');
  });

  it('where two calendars meet, what the newer does not reach is kept, and its rules stand first', () => {
    const november = read({
      coverage: { from: '2026-11-01', to: '2026-11-30' },
      holidays: [],
      special_sessions: [{ ...session, date: '2026-11-15' }],
      settlement_holidays: ['2026-11-16'],
    });
    const older = { ...nse, settlementHolidays: new Set([...nse.settlementHolidays, '2026-11-17']) };
    const extended = extendCalendar(older, november);
    if (!extended.ok) throw new Error(extended.error.kind);
    const { specialSessions, settlementHolidays, phases, amoWindows, firstDay } = extended.value;
    expect([...specialSessions.keys()]).toStrictEqual(['2026-02-01', '2026-11-15']);
    expect([...settlementHolidays]).toStrictEqual(['2026-02-01', '2026-11-16']);
    expect(phases).toStrictEqual([...november.phases, ...nse.phases]);
    expect(amoWindows).toStrictEqual([...november.amoWindows, ...nse.amoWindows]);
    expect(firstDay.equals(day('2026-01-01'))).toBe(true);
  });
});
