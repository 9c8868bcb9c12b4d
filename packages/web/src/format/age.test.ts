import { describe, expect, it } from 'vitest';
import { formatAge, formatCountdown, formatLatency, staleness } from './age.ts';

const min = 60_000;
const hour = 60 * min;

describe('ages', () => {
  it.each([
    [-5, '0 s'],
    [2_900, '2 s'],
    [min, '1 min'],
    [3 * hour, '3 h'],
    [3 * hour + 10 * min, '3 h 10 min'],
    [49 * hour, '2 d'],
  ])('%d ms is %s old', (ms, text) => {
    expect(formatAge(ms)).toBe(text);
  });

  it.each([
    [0, 'now'],
    [-1, 'now'],
    [100, '0:01'],
    [42_000, '0:42'],
    [9 * min + 59_000, '9:59'],
    [12 * min, '12 min'],
    [25 * hour, '1 d 1 h'],
  ])('%d ms ahead is shown as %s', (ms, text) => {
    expect(formatCountdown(ms)).toBe(text);
  });

  it.each([
    [340, '340 ms'],
    [4_249, '4.2 s'],
    [59_999, '59.9 s'],
    [123_000, '2 min 3 s'],
    [17 * hour + 2 * min, '17 h 2 min'],
  ])('%d ms between events is shown as %s', (ms, text) => {
    expect(formatLatency(ms)).toBe(text);
  });

  it.each([
    [20_000, 10_000, 'fresh'],
    [20_001, 10_000, 'late'],
    [50_000, 10_000, 'late'],
    [50_001, 10_000, 'stale'],
    [50_001, null, 'unmeasured'],
  ] as const)('a reading of %d ms, expected every %s, is %s', (age, expected, verdict) => {
    expect(staleness(age, expected)).toBe(verdict);
  });
});
