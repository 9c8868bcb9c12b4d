import { describe, expect, it } from 'vitest';
import { ist, nse } from '../market/calendar.test-support.ts';
import { mayMove } from './may-move.ts';

const NOTHING = { isPaper: false, nextPlacingMs: null, leftAloneUntilMs: null };
const at = (text: string): number => ist(text).epochMilliseconds;

describe('an account changes hands to even the load', () => {
  it.each([
    ['2026-11-25 08:43', true],
    ['2026-11-25 08:44', false],
    ['2026-11-25 09:00', false],
    ['2026-11-25 09:19', false],
    ['2026-11-25 09:20', true],
    ['2026-11-25 12:00', true],
    ['2026-11-25 23:59', true],
    // A special session in the evening has an opening of its own.
    ['2026-11-08 09:05', true],
    ['2026-11-08 18:00', false],
    // A holiday and a weekend have none.
    ['2026-11-24 09:05', true],
    ['2026-11-21 09:05', true],
    // Beyond the calendar every weekday may be one.
    ['2027-01-04 09:05', false],
  ])('at %s: %s', (now, expected) => {
    expect(mayMove(nse, { nowMs: at(now), ...NOTHING })).toBe(expected);
  });

  it.each([
    ['five minutes before orders are placed', '2026-11-25 16:05', false],
    ['a little earlier', '2026-11-25 16:06', true],
    ['while work that places is overdue', '2026-11-25 15:00', false],
  ])('%s: next placing at %s, %s', (_, nextPlacing, expected) => {
    const facts = { ...NOTHING, nowMs: at('2026-11-25 16:00'), nextPlacingMs: at(nextPlacing) };
    expect(mayMove(nse, facts)).toBe(expected);
  });

  it('never while its exchange is simulated by the program that acts for it', () => {
    expect(mayMove(nse, { ...NOTHING, nowMs: at('2026-11-25 12:00'), isPaper: true })).toBe(false);
  });

  it.each([
    ['2026-11-25 12:00', '2026-11-25 12:01', false],
    ['2026-11-25 12:01', '2026-11-25 12:01', true],
  ])('not while it is left alone: at %s, until %s', (now, until, expected) => {
    const facts = { ...NOTHING, nowMs: at(now), leftAloneUntilMs: at(until) };
    expect(mayMove(nse, facts)).toBe(expected);
  });
});
