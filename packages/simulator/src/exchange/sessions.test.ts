import { nseCalendar2026 } from '@orderwatch/core';
import { describe, expect, it } from 'vitest';
import { istMs } from '../broker/test-market.ts';
import { phaseIn, type Session } from './session.ts';
import { alwaysOpenSessions, calendarSessions } from './sessions.ts';

const sessions = calendarSessions(nseCalendar2026(), 7);

function dayNumber(date: string): number {
  return new Temporal.PlainDate(1970, 1, 1).until(date, { largestUnit: 'days' }).days;
}

function sessionOn(date: string, hasDerivatives: boolean): Session {
  const session = sessions.on(dayNumber(date), hasDerivatives);
  if (!session) throw new Error(`No session on ${date}`);
  return session;
}

describe('a trading day', () => {
  const cases = [
    ['08:59:59', 'before', 'before'],
    ['09:00:00', 'pre_open_order_entry', 'pre_open_order_entry'],
    ['09:06:59', 'pre_open_order_entry', 'pre_open_order_entry'],
    ['09:08:00', 'pre_open_matching', 'pre_open_matching'],
    ['09:12:00', 'pre_open_buffer', 'pre_open_buffer'],
    ['09:15:00', 'continuous', 'continuous'],
    ['15:14:59', 'continuous', 'continuous'],
    ['15:15:00', 'closing_auction_reference', 'continuous'],
    ['15:20:00', 'closing_auction_entry', 'continuous'],
    ['15:30:00', 'closing_auction_matching', 'after'],
    ['15:35:00', 'after', 'after'],
  ] as const;
  it.each(cases)('at %s is %s with derivatives, %s without', (time, withDerivatives, without) => {
    const atMs = istMs(`2026-08-21 ${time}`);
    expect(phaseIn(sessionOn('2026-08-21', true), atMs)).toBe(withDerivatives);
    expect(phaseIn(sessionOn('2026-08-21', false), atMs)).toBe(without);
  });

  it('closes entry at random in the last minute of the pre-open and the last two of the closing auction', () => {
    const ends = Array.from({ length: 20 }, (_none, index) => {
      const session = sessions.on(sessions.next(dayNumber('2026-08-03') + index), true);
      return session?.preOpen && session.closing
        ? [
            session.preOpen.entryEndsMs - session.preOpen.fromMs,
            session.closing.entryEndsMs - session.closing.entryFromMs,
          ]
        : [];
    });
    for (const [preOpen = 0, closing = 0] of ends) {
      expect(preOpen).toBeGreaterThan(7 * 60_000);
      expect(preOpen).toBeLessThanOrEqual(8 * 60_000);
      expect(closing).toBeGreaterThan(8 * 60_000);
      expect(closing).toBeLessThanOrEqual(10 * 60_000);
    }
    expect(new Set(ends.map(([preOpen]) => preOpen)).size).toBeGreaterThan(5);
  });

  it('has no closing auction before August 2026', () => {
    expect(sessionOn('2026-07-31', true).closing).toBeNull();
    expect(phaseIn(sessionOn('2026-07-31', true), istMs('2026-07-31 15:20'))).toBe('continuous');
  });
});

describe('the days', () => {
  it('skip weekends and holidays, and know a special Sunday', () => {
    expect(sessions.on(dayNumber('2026-09-14'), false)).toBeNull();
    expect(sessions.next(dayNumber('2026-09-11'))).toBe(dayNumber('2026-09-15'));
    expect(sessions.previous(dayNumber('2026-09-15'))).toBe(dayNumber('2026-09-11'));
    expect(sessionOn('2026-11-08', true).continuous).toEqual({
      fromMs: istMs('2026-11-08 18:00'),
      toMs: istMs('2026-11-08 19:15'),
    });
  });

  it('are weekdays beyond the calendar', () => {
    expect(sessions.on(dayNumber('2027-03-06'), false)).toBeNull();
    expect(sessions.next(dayNumber('2027-03-05'))).toBe(dayNumber('2027-03-08'));
  });

  it('are all open from midnight to midnight where the market never shuts', () => {
    const sunday = dayNumber('2026-08-23');
    const session = alwaysOpenSessions().on(sunday, true);
    expect(session && phaseIn(session, istMs('2026-08-23 03:00'))).toBe('continuous');
  });
});
