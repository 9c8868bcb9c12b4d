import { describe, expect, it } from 'vitest';
import { ist, nse, shown } from '../market/calendar.test-support.ts';
import { instant } from '../time.ts';
import { retryDays, retryMoment } from './retry-days.ts';

const at = (text: string) => ist(text).epochMilliseconds;
const show = (ms: number) => shown(instant(ms));

describe('the days of the scheduled retry', () => {
  const days = (now: string, since = '2026-01-01 00:00', time = '08:30') =>
    retryDays(nse, Temporal.PlainTime.from(time), { nowMs: at(now), sinceMs: at(since) }).map(({ atMs }) =>
      show(atMs),
    );

  it.each([
    ['2026-11-20 08:00', ['2026-11-20 08:30']],
    ['2026-11-20 08:30', ['2026-11-20 08:30', '2026-11-23 08:30']],
    ['2026-11-20 16:00', ['2026-11-20 08:30', '2026-11-23 08:30']],
    ['2026-11-21 12:00', ['2026-11-23 08:30']],
    ['2026-11-24 07:00', ['2026-11-25 08:30']],
    ['2026-12-31 16:00', ['2026-12-31 08:30']],
  ])('as seen at %s', (now, expected) => {
    expect(days(now)).toEqual(expected);
  });

  it('leave out a time before the account was there', () => {
    expect(days('2026-11-20 09:00', '2026-11-20 08:45')).toEqual(['2026-11-23 08:30']);
  });
});

describe('a try that is late', () => {
  it.each([
    ['2026-11-25 08:30', '2026-11-25 08:31', 'now'],
    ['2026-11-25 08:30', '2026-11-25 08:56', 'now'],
    ['2026-11-25 08:30', '2026-11-25 08:58', '2026-11-25 15:45'],
    ['2026-11-25 08:30', '2026-11-25 11:00', '2026-11-25 15:45'],
    ['2026-11-25 08:30', '2026-11-25 16:00', 'now'],
    ['2026-11-25 10:00', '2026-11-25 10:00', 'now'],
    ['2026-11-25 10:00', '2026-11-25 15:41', '2026-11-25 15:45'],
    ['2026-12-31 08:30', '2027-01-02 10:00', 'unknown'],
  ])('planned for %s, at %s: %s', (planned, now, expected) => {
    const moment = retryMoment(nse, at(planned), at(now));
    expect(moment.kind === 'later' ? show(moment.atMs) : moment.kind).toBe(expected);
  });
});
