import { describe, expect, it } from 'vitest';
import {
  addDays,
  formatDay,
  formatMoment,
  formatWeekday,
  isDay,
  istDay,
  istMillis,
  istMinutes,
  istSeconds,
  parseMoment,
} from './time.ts';

const at = parseMoment;

describe('Indian time', () => {
  it.each([
    ['2026-08-24T03:38:02.417Z', '09:08:02', '2026-08-24'],
    ['2026-08-23T18:30:00.000Z', '00:00:00', '2026-08-24'],
    ['2026-08-23T18:29:59.999Z', '23:59:59', '2026-08-23'],
    ['2026-12-31T20:00:00.000Z', '01:30:00', '2027-01-01'],
  ])('%s is %s on %s', (moment, time, day) => {
    expect(istSeconds(at(moment))).toBe(time);
    expect(istDay(at(moment))).toBe(day);
  });

  it('writes midnight as 00:00, never 24:00', () => {
    expect(istMinutes(at('2026-08-23T18:30:00Z'))).toBe('00:00');
  });

  it('shows milliseconds for evidence', () => {
    expect(istMillis(at('2026-08-24T03:38:02.417Z'))).toBe('09:08:02.417');
  });

  it('names days as Indians write them', () => {
    expect(formatDay('2026-08-24')).toBe('24 Aug 2026');
    expect(formatWeekday('2026-08-24')).toBe('Mon 24 Aug');
    expect(formatMoment(at('2026-08-24T03:38:02Z'))).toBe('24 Aug 2026, 09:08:02 IST');
  });

  it('steps over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });

  it.each(['2026-02-30', '2026-13-01', 'yesterday', '2026-1-1', ''])('refuses %j as a day', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it('takes a day that exists', () => {
    expect(isDay('2026-02-28')).toBe(true);
  });
});
