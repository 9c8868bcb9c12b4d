import { nseCalendar2026 } from '@orderwatch/core';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../db/cycle/records.ts';
import { phaseFactsAt, reconcileFacts } from './phase-facts.ts';

const calendar = nseCalendar2026();
const FRIDAY = dayNumber('2026-08-21');
const MONDAY = dayNumber('2026-08-24');

function ist(text: string): number {
  return Temporal.Instant.from(`${text}+05:30`).epochMilliseconds;
}

describe('the day of the book', () => {
  it.each([
    ['is today from the first minute', '2026-08-21T00:01:00', null, { bookDay: FRIDAY, daySealable: false }],
    ['is today until it is sealed', '2026-08-21T23:00:00', null, { bookDay: FRIDAY, daySealable: true }],
    [
      'cannot be sealed before its grace time is over',
      '2026-08-21T15:39:59',
      null,
      { bookDay: FRIDAY, daySealable: false },
    ],
    ['can be sealed from 15:40 on', '2026-08-21T15:40:00', null, { bookDay: FRIDAY, daySealable: true }],
    [
      'is the next trading day once today is sealed',
      '2026-08-21T16:00:00',
      FRIDAY,
      { bookDay: MONDAY, daySealable: false },
    ],
    [
      'is the next trading day on a weekend',
      '2026-08-22T12:00:00',
      FRIDAY,
      { bookDay: MONDAY, daySealable: false },
    ],
  ] as const)('%s', (_name, now, sealed, facts) => {
    expect(phaseFactsAt(calendar, ist(now), sealed)).toEqual(facts);
  });

  it('cannot be sealed by a clock that is ahead before it is over by the clock of the broker', () => {
    const aheadMs = 3_600_000;
    expect(phaseFactsAt(calendar, ist('2026-08-21T15:48:00'), null, aheadMs).daySealable).toBe(false);
    expect(phaseFactsAt(calendar, ist('2026-08-21T16:39:59'), null, aheadMs).daySealable).toBe(false);
    expect(phaseFactsAt(calendar, ist('2026-08-21T16:40:00'), null, aheadMs).daySealable).toBe(true);
  });
});

describe('the facts for reconciliation', () => {
  const facts = reconcileFacts(calendar, () => undefined);

  it('give an after-market order of Friday evening to Monday', () => {
    expect(facts.tradingDayFor(ist('2026-08-21T16:05:00'), 'amo')).toBe(MONDAY);
  });

  it('end a day with the last phase in which something can fill', () => {
    expect(facts.dayEndMs(FRIDAY)).toBe(ist('2026-08-21T15:35:00'));
  });

  it('answer beyond the calendar by the weekday', () => {
    expect(facts.tradingDayFor(ist('2027-03-05T20:00:00'), 'amo')).toBe(dayNumber('2027-03-08'));
  });
});
