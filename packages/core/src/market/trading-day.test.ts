import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOfNumber } from '../time.ts';
import { calendarOf, day, nse } from './calendar.test-support.ts';
import {
  isSettlementDay,
  isTradingDay,
  nextTradingDay,
  previousTradingDay,
  provisionalNextTradingDay,
  tradingDayKind,
} from './trading-day.ts';

describe('the kind of a day', () => {
  it.each([
    ['2026-11-23', { kind: 'open', special: null }],
    ['2026-11-21', { kind: 'weekend' }],
    ['2026-11-24', { kind: 'holiday', name: 'Prakash Gurpurb Sri Guru Nanak Dev' }],
  ])('%s', (text, kind) => {
    expect(tradingDayKind(nse, day(text))).toStrictEqual(kind);
  });

  it.each([
    ['2026-02-01', 'Union Budget', '09:15:00', '15:30:00'],
    ['2026-11-08', 'Muhurat trading', '18:00:00', '19:15:00'],
  ])('the Sunday %s is traded', (text, name, open, close) => {
    const kind = tradingDayKind(nse, day(text));
    expect(kind.kind).toBe('open');
    if (kind.kind !== 'open') return;
    expect(kind.special?.name).toBe(name);
    expect(kind.special?.open.toString()).toBe(open);
    expect(kind.special?.close.toString()).toBe(close);
  });

  it.each(['2025-12-31', '2027-01-01'])('%s is outside the coverage, not a guess', (text) => {
    expect(tradingDayKind(nse, day(text)).kind).toBe('outside_coverage');
    expect(isTradingDay(nse, day(text))).toMatchObject({ ok: false, error: { kind: 'outside_coverage' } });
  });
});

describe('the next and the previous trading day', () => {
  it.each([
    { name: 'an ordinary day', from: '2026-11-18', to: '2026-11-19' },
    { name: 'over a weekend', from: '2026-11-20', to: '2026-11-23' },
    { name: 'over a holiday', from: '2026-11-23', to: '2026-11-25' },
    { name: 'from a Thursday before a holiday on Friday', from: '2026-04-02', to: '2026-04-06' },
    { name: 'to a Sunday with a session', from: '2026-01-30', to: '2026-02-01' },
    { name: 'from the Muhurat session', from: '2026-11-08', to: '2026-11-09' },
  ])('$name', ({ from, to }) => {
    expect(nextTradingDay(nse, day(from))).toMatchObject({ ok: true });
    const next = nextTradingDay(nse, day(from));
    expect(next.ok && next.value.toString()).toBe(to);
    const back = previousTradingDay(nse, day(to));
    expect(back.ok && back.value.toString()).toBe(from);
  });

  it('is not known past the end of the coverage', () => {
    const next = nextTradingDay(nse, day('2026-12-31'));
    expect(next).toMatchObject({ ok: false });
    expect(!next.ok && next.error.day.toString()).toBe('2027-01-01');
    expect(previousTradingDay(nse, day('2026-01-01')).ok).toBe(false);
  });

  it.each([
    {
      name: 'inside the coverage it is the calendar that answers',
      from: '2026-11-23',
      to: '2026-11-25',
      provisional: false,
    },
    {
      name: 'at the year end the next weekday stands in',
      from: '2026-12-31',
      to: '2027-01-01',
      provisional: true,
    },
    { name: 'a weekend beyond is stepped over', from: '2027-01-01', to: '2027-01-04', provisional: true },
    {
      name: 'a day before the coverage has its weekday',
      from: '2025-12-24',
      to: '2025-12-25',
      provisional: true,
    },
  ])('provisional: $name', ({ from, to, provisional }) => {
    const next = provisionalNextTradingDay(nse, day(from));
    expect({ to: next.day.toString(), provisional: next.provisional }).toStrictEqual({ to, provisional });
  });

  it('does not offer a day that it knows to be a holiday, even provisionally', () => {
    const calendar = calendarOf({
      coverage: { from: '2027-01-04', to: '2027-03-31' },
      holidays: [{ date: '2027-01-04', name: 'A Monday' }],
    });
    expect(provisionalNextTradingDay(calendar, day('2027-01-01')).day.toString()).toBe('2027-01-05');
  });

  it('each trading day is the previous one of its next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), (days) => {
        const start = day('2026-01-01').add({ days });
        const next = nextTradingDay(nse, start);
        if (!next.ok) return;
        const back = previousTradingDay(nse, next.value);
        const startTrades = isTradingDay(nse, start);
        if (startTrades.ok && startTrades.value) expect(back.ok && back.value.equals(start)).toBe(true);
        else expect(!back.ok || back.value.until(start).days > 0).toBe(true);
      }),
    );
  });
});

describe('settlement', () => {
  it.each([
    ['2026-02-01', false],
    ['2026-02-02', true],
    ['2026-02-07', false],
    ['2026-01-26', false],
  ])('%s: %s', (text, settles) => {
    expect(isSettlementDay(nse, day(text))).toStrictEqual({ ok: true, value: settles });
  });

  it('is unknown beyond the coverage', () => {
    expect(isSettlementDay(nse, day('2027-02-01')).ok).toBe(false);
  });
});

describe('the number of a day', () => {
  it('leads back to its day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (number) => {
        expect(dayNumber(dayOfNumber(number))).toBe(number);
      }),
    );
    expect(dayNumber(day('1970-01-01'))).toBe(0);
    expect(dayOfNumber(1).toString()).toBe('1970-01-02');
  });
});
