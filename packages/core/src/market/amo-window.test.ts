import { describe, expect, it } from 'vitest';
import { amoWindowAt } from './amo-window.ts';
import { calendarOf, ist, nse, shown } from './calendar.test-support.ts';
import { coverageWarning } from './coverage-warning.ts';
import { dayBounds } from './day-bounds.ts';

describe('the window for after-market orders', () => {
  it.each([
    ['2026-11-23 16:05', 'nse_cm', '2026-11-25', '2026-11-25 08:57'],
    ['2026-11-23 15:45', 'nse_cm', '2026-11-25', '2026-11-25 08:57'],
    ['2026-11-23 15:45', 'bse_cm', '2026-11-25', '2026-11-25 08:59'],
    ['2026-11-25 08:56', 'nse_cm', '2026-11-25', '2026-11-25 08:57'],
    ['2026-11-25 08:58', 'bse_cm', '2026-11-25', '2026-11-25 08:59'],
    ['2026-11-24 11:00', 'nse_cm', '2026-11-25', '2026-11-25 08:57'],
    ['2026-11-21 11:00', 'nse_cm', '2026-11-23', '2026-11-23 08:57'],
    // Around the Muhurat session the ordinary distances hold: 18 minutes before its open, 15 after its close.
    ['2026-11-08 10:00', 'nse_cm', '2026-11-08', '2026-11-08 17:42'],
    ['2026-11-08 19:30', 'nse_cm', '2026-11-09', '2026-11-09 08:57'],
  ] as const)('%s on %s takes orders for %s until %s', (at, segment, forDay, closesAt) => {
    const window = amoWindowAt(nse, ist(at), segment);
    expect(window.open).toBe(true);
    if (!window.open) return;
    expect(window.forTradingDay.toString()).toBe(forDay);
    expect(shown(window.closesAt)).toBe(closesAt);
  });

  it.each([
    ['2026-11-25 08:57', 'nse_cm', 'session', '2026-11-25 15:45'],
    ['2026-11-25 12:00', 'nse_cm', 'session', '2026-11-25 15:45'],
    ['2026-11-25 15:44', 'bse_cm', 'session', '2026-11-25 15:45'],
    ['2026-02-01 12:00', 'nse_cm', 'session', '2026-02-01 15:45'],
    ['2026-11-08 18:30', 'nse_cm', 'session', '2026-11-08 19:30'],
    ['2026-12-31 16:05', 'nse_cm', 'calendar_unknown', null],
    ['2027-01-02 10:00', 'nse_cm', 'calendar_unknown', null],
    // The evening before the first day of the coverage.
    ['2025-12-31 20:00', 'nse_cm', 'calendar_unknown', null],
  ] as const)('%s on %s is shut: %s until %s', (at, segment, why, opensAt) => {
    const window = amoWindowAt(nse, ist(at), segment);
    expect(window).toMatchObject({ open: false, why });
    expect(!window.open && shown(window.opensAt)).toBe(opensAt);
  });

  const dated = calendarOf({
    amo_windows: [
      { segment: 'nse_cm', effective_from: '2027-01-01', opens: '15:45', closes: '08:57' },
      { segment: 'nse_cm', effective_from: '2027-02-01', opens: '16:15', closes: '08:50' },
      { segment: 'bse_cm', effective_from: '2027-01-05', opens: '15:45', closes: '08:59' },
    ],
  });

  it('changes on the day from which a rule holds, whatever the order of the list', () => {
    for (const amoWindows of [dated.amoWindows, dated.amoWindows.toReversed()]) {
      const calendar = { ...dated, amoWindows };
      expect(amoWindowAt(calendar, ist('2027-02-01 16:00'), 'nse_cm').open).toBe(false);
      const window = amoWindowAt(calendar, ist('2027-01-29 16:00'), 'nse_cm');
      expect(window.open && shown(window.closesAt)).toBe('2027-02-01 08:50');
    }
  });

  it('of two rules from the same day the one that stands first holds', () => {
    const [first, second] = dated.amoWindows;
    if (first === undefined || second === undefined) throw new Error('Too few rules');
    const twice = { ...second, effectiveFrom: first.effectiveFrom };
    const closes = [
      [first, twice],
      [twice, first],
    ].map((amoWindows) => {
      const window = amoWindowAt({ ...dated, amoWindows }, ist('2027-01-29 05:00'), 'nse_cm');
      return window.open && shown(window.closesAt)?.slice(11);
    });
    expect(closes).toStrictEqual(['08:57', '08:50']);
  });

  it('is unknown where no rule has begun, and nothing is taken then', () => {
    const unknown = { open: false, why: 'window_unknown', opensAt: null };
    expect(amoWindowAt(dated, ist('2027-01-01 10:00'), 'bse_cm')).toStrictEqual(unknown);
    expect(amoWindowAt(dated, ist('2027-01-02 10:00'), 'bse_cm')).toStrictEqual(unknown);
  });
});

describe('the bounds of a day', () => {
  const bounds = (text: string) => {
    const found = dayBounds(nse, Temporal.PlainDate.from(text));
    if (found.kind === 'no_session') return found.why;
    const { watchFrom, open, lastPhaseEnd, sealNotBefore, provisional } = found;
    const times = [watchFrom, open, lastPhaseEnd, sealNotBefore].map((at) => shown(at)?.slice(11));
    return [...times, provisional];
  };

  it.each([
    ['2026-07-31', ['08:59', '09:15', '15:30', '15:40', false]],
    ['2026-11-25', ['08:59', '09:15', '15:35', '15:40', false]],
    ['2026-02-01', ['08:59', '09:15', '15:30', '15:40', false]],
    ['2026-11-08', ['17:44', '18:00', '19:15', '19:25', false]],
    ['2027-01-01', ['08:59', '09:15', '15:35', '15:40', true]],
    ['2027-01-02', 'weekend'],
    ['2026-11-24', 'holiday'],
    ['2026-11-21', 'weekend'],
  ])('%s', (text, expected) => {
    expect(bounds(text)).toStrictEqual(expected);
  });
});

describe('the warning about the coverage', () => {
  it.each([
    ['2026-11-23 10:00', null],
    ['2026-12-02 23:59', null],
    ['2026-12-03 00:00', { kind: 'ends_soon', daysLeft: 29, missingYear: 2027 }],
    ['2026-12-31 23:59', { kind: 'ends_soon', daysLeft: 1, missingYear: 2027 }],
    ['2027-01-01 00:00', { kind: 'ended', missingYear: 2027 }],
    ['2025-12-31 23:59', { kind: 'not_begun', missingYear: 2025 }],
    ['2026-01-01 00:00', null],
  ])('%s', (at, expected) => {
    const warning = coverageWarning(nse, ist(at));
    if (expected === null) expect(warning).toBeNull();
    else expect(warning).toMatchObject(expected);
  });
});
