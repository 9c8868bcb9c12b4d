import { describe, expect, it } from 'vitest';
import { istTimeOf, nextIstMidnight } from './times.ts';

describe('broker times', () => {
  const jan22 = 1737536281000;
  it.each([
    ['22-Jan-2025 14:28:01', jan22],
    ['22-JAN-2025 14:28:01', jan22],
    ['22-Jan-2025 14: 28: 01', jan22],
    [' 22-Jan-2025  14:28:01 ', jan22],
    ['2025/01/22 14:28:01', jan22],
    ['2025-01-22 14:28:01', jan22],
    ['2025-01-22 14:28:01.440', jan22 + 440],
    ['29-Feb-2024 00:00:00', Date.UTC(2024, 1, 28, 18, 30)],
  ])('%s is Indian time', (text, expected) => {
    expect(istTimeOf(text)).toBe(expected);
  });

  it.each([
    '--',
    'NA',
    '',
    '29-Feb-2025 00:00:00',
    '31-Apr-2025 00:00:00',
    '00-Jan-2025 00:00:00',
    '22-Jan-2025 24:00:00',
    '22-Foo-2025 14:28:01',
    '2025/13/01 00:00:00',
    'x2-Jan-2025 14:28:01',
    '22-Jan-20 14:28:01',
    1737536281,
    null,
    undefined,
  ])('%s is no time', (value) => {
    expect(istTimeOf(value)).toBeUndefined();
  });

  it('end the day at midnight in India', () => {
    const midnight = Date.UTC(2026, 7, 21, 18, 30);
    expect(nextIstMidnight(Date.UTC(2026, 7, 21, 4, 30))).toBe(midnight);
    expect(nextIstMidnight(midnight - 1)).toBe(midnight);
    expect(nextIstMidnight(midnight)).toBe(midnight + 86_400_000);
  });
});
