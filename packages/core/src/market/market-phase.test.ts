import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, day, ist, nse, shown } from './calendar.test-support.ts';
import { phasesOfDay } from './day-phases.ts';
import { nextPhaseChange, phaseAt, tradingDayFor } from './market-phase.ts';

const withDerivatives = { hasDerivatives: true };
const without = { hasDerivatives: false };

describe('the phase of the market', () => {
  it.each([
    ['2026-11-25 08:59', without, 'closed', '2026-11-25 09:00'],
    ['2026-11-25 09:00', without, 'pre_open_order_entry', '2026-11-25 09:08'],
    ['2026-11-25 09:08', without, 'pre_open_matching', '2026-11-25 09:12'],
    ['2026-11-25 09:12', without, 'pre_open_buffer', '2026-11-25 09:15'],
    ['2026-11-25 09:15', without, 'continuous', '2026-11-25 15:30'],
    ['2026-11-25 15:20', without, 'continuous', '2026-11-25 15:30'],
    ['2026-11-25 15:30', without, 'settling', '2026-11-25 15:50'],
    ['2026-11-25 15:50', without, 'post_close', '2026-11-25 16:00'],
    ['2026-11-25 16:00', without, 'closed', '2026-11-26 09:00'],
    ['2026-11-25 09:15', withDerivatives, 'continuous', '2026-11-25 15:15'],
    ['2026-11-25 15:15', withDerivatives, 'closing_auction_reference', '2026-11-25 15:20'],
    ['2026-11-25 15:20', withDerivatives, 'closing_auction_entry', '2026-11-25 15:30'],
    ['2026-11-25 15:30', withDerivatives, 'closing_auction_matching', '2026-11-25 15:35'],
    ['2026-11-25 15:35', withDerivatives, 'settling', '2026-11-25 15:50'],
    // Before the closing auction came into force.
    ['2026-07-31 15:20', withDerivatives, 'continuous', '2026-07-31 15:30'],
    ['2026-07-31 15:30', withDerivatives, 'settling', '2026-07-31 15:40'],
    ['2026-07-31 15:40', withDerivatives, 'post_close', '2026-07-31 16:00'],
    ['2026-08-03 15:20', withDerivatives, 'closing_auction_entry', '2026-08-03 15:30'],
    // Special sessions.
    ['2026-02-01 09:05', without, 'pre_open_order_entry', '2026-02-01 09:08'],
    ['2026-02-01 12:00', withDerivatives, 'continuous', '2026-02-01 15:30'],
    ['2026-11-08 12:00', without, 'closed', '2026-11-08 18:00'],
    ['2026-11-08 18:00', withDerivatives, 'continuous', '2026-11-08 19:15'],
    ['2026-11-08 19:15', without, 'closed', '2026-11-09 09:00'],
  ] as const)('%s %o: %s until %s', (at, instrument, name, until) => {
    const phase = phaseAt(nse, ist(at), instrument);
    expect(phase.name).toBe(name);
    expect(shown(phase.until)).toBe(until);
    expect(shown(nextPhaseChange(nse, ist(at), instrument))).toBe(until);
  });

  it.each([
    ['2026-11-23 20:00', 'night', null, '2026-11-23 16:00', '2026-11-25'],
    ['2026-11-24 10:00', 'holiday', 'Prakash Gurpurb Sri Guru Nanak Dev', '2026-11-23 16:00', '2026-11-25'],
    ['2026-11-21 10:00', 'weekend', null, '2026-11-20 16:00', '2026-11-23'],
    ['2026-11-23 08:00', 'night', null, '2026-11-20 16:00', '2026-11-23'],
  ])('closed at %s: %s', (at, why, holiday, from, next) => {
    const phase = phaseAt(nse, ist(at), without);
    expect(phase).toMatchObject({ name: 'closed', why, holiday });
    expect(shown(phase.from)).toBe(from);
    expect(phase.tradingDay?.toString()).toBe(next);
  });

  it('does not know the session after the last day of the coverage, nor before the first', () => {
    expect(phaseAt(nse, ist('2026-12-31 20:00'), without)).toMatchObject({
      name: 'closed',
      until: null,
      tradingDay: null,
    });
    expect(phaseAt(nse, ist('2026-01-01 02:00'), without)).toMatchObject({ name: 'closed', from: null });
  });

  it('is a loud value beyond the coverage', () => {
    expect(phaseAt(nse, ist('2027-01-01 10:00'), without)).toMatchObject({
      name: 'outside_coverage',
      until: null,
      coverage: { kind: 'outside_coverage' },
    });
  });

  it('has one phase at each moment, and the next begins where it ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 * 24 * 60 }), fc.boolean(), (minutes, hasDerivatives) => {
        const at = ist('2026-01-01 00:00').add({ minutes });
        const phase = phaseAt(nse, at, { hasDerivatives });
        if (phase.until === null) return;
        expect(Temporal.Instant.compare(at, phase.until)).toBe(-1);
        expect(phaseAt(nse, phase.until.subtract({ milliseconds: 1 }), { hasDerivatives }).name).toBe(
          phase.name,
        );
        expect(phaseAt(nse, phase.until, { hasDerivatives }).name).not.toBe(phase.name);
      }),
    );
  });
});

describe('rules with dates', () => {
  const phases = [
    { name: 'continuous', effective_from: '2020-01-01', from: '09:15', to: '15:30' },
    { name: 'continuous', effective_from: '2027-02-01', from: '09:15', to: '16:00' },
    {
      name: 'closing_auction_entry',
      effective_from: '2020-01-01',
      effective_until: '2027-01-31',
      applies_to: 'instruments with derivatives',
      from: '15:20',
      to: '15:30',
    },
    {
      name: 'closing_auction_entry',
      effective_from: '2027-02-01',
      applies_to: 'without_derivatives',
      from: '16:00',
      to: '16:10',
    },
  ];
  const calendar = calendarOf({ phases });
  const names = (text: string, instrument: { hasDerivatives: boolean }) =>
    phasesOfDay(calendar, day(text), null, instrument).map(
      (phase) => `${phase.name} ${shown(phase.from)?.slice(11)}-${shown(phase.until)?.slice(11)}`,
    );

  it('the latest that has begun holds, and one that has ended no longer', () => {
    expect(names('2027-01-29', without)).toStrictEqual(['continuous 09:15-15:30']);
    expect(names('2027-02-01', withDerivatives)).toStrictEqual(['continuous 09:15-16:00']);
    expect(names('2027-02-01', without)).toStrictEqual([
      'continuous 09:15-16:00',
      'closing_auction_entry 16:00-16:10',
    ]);
  });

  it('a later phase cuts the one before it short', () => {
    expect(names('2027-01-29', withDerivatives)).toStrictEqual([
      'continuous 09:15-15:20',
      'closing_auction_entry 15:20-15:30',
    ]);
  });
});

describe('the trading day of an order', () => {
  it.each([
    ['amo', '2026-11-23 16:05', '2026-11-25'],
    ['amo', '2026-11-25 08:30', '2026-11-25'],
    ['amo', '2026-11-25 09:00', '2026-11-26'],
    ['amo', '2026-11-20 16:05', '2026-11-23'],
    ['amo', '2026-11-07 12:00', '2026-11-08'],
    ['amo', '2026-11-08 18:30', '2026-11-09'],
    ['regular', '2026-11-25 10:00', '2026-11-25'],
    ['regular', '2026-11-25 15:34', '2026-11-25'],
    ['regular', '2026-11-25 15:35', '2026-11-26'],
    ['regular', '2026-11-24 10:00', '2026-11-25'],
  ] as const)('%s at %s: %s', (variety, at, expected) => {
    const found = tradingDayFor(nse, ist(at), variety);
    expect(found.ok && found.value.toString()).toBe(expected);
  });

  it.each(['2025-12-31 16:05', '2026-12-31 16:05', '2027-01-02 10:00'])('is unknown at %s', (at) => {
    expect(tradingDayFor(nse, ist(at), 'amo').ok).toBe(false);
  });
});
