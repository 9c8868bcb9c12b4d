import { nseCalendar2026 } from '@orderwatch/core';
import { describe, expect, it } from 'vitest';
import { scheduledDays } from './schedule.ts';

const calendar = nseCalendar2026();
const FIVE_PAST_FOUR = Temporal.PlainTime.from('16:05');

function ist(text: string): number {
  return Temporal.Instant.from(`${text}+05:30`).epochMilliseconds;
}

function daysAt(now: string, since = '2026-01-01T00:00:00'): readonly string[] {
  return scheduledDays(calendar, FIVE_PAST_FOUR, { nowMs: ist(now), sinceMs: ist(since) }).map(
    ({ day }) => day,
  );
}

describe('the planned placements', () => {
  it.each([
    ['before the time: today', '2026-08-20T10:00:00', ['2026-08-20']],
    ['after the time: today, to catch up, and the next', '2026-08-20T18:00:00', ['2026-08-20', '2026-08-21']],
    [
      'in the night: the evening before, which still counts',
      '2026-08-21T06:00:00',
      ['2026-08-20', '2026-08-21'],
    ],
    ['once the window has closed: today only', '2026-08-21T08:58:00', ['2026-08-21']],
    [
      'on a weekend: Friday, which still counts, and Monday',
      '2026-08-22T12:00:00',
      ['2026-08-21', '2026-08-24'],
    ],
  ])('%s', (_name, now, days) => {
    expect(daysAt(now)).toEqual(days);
  });

  it('do not reach back to a time before the account was there', () => {
    expect(daysAt('2026-08-20T18:00:00', '2026-08-20T17:00:00')).toEqual(['2026-08-21']);
  });

  it('end where the calendar ends', () => {
    expect(daysAt('2027-03-03T10:00:00')).toEqual([]);
  });
});
