import { describe, expect, it } from 'vitest';
import { rupeesNumber, writePercent, writePlainRupees, writeRupees } from './write-money.ts';

describe('amounts on the wire', () => {
  it.each([
    [80_200, 2, '802.00'],
    [5, 4, '0.0500'],
    [-24, 2, '-0.24'],
    [1_019_748, 6, '10197.480000'],
    [0, 2, '0.00'],
  ])('%i paise with %i decimals are %s', (paise, decimals, text) => {
    expect(writeRupees(paise, decimals)).toBe(text);
  });

  it.each([
    [4040, '40.4'],
    [0, '0'],
    [10_000, '100'],
    [1_019_748, '10197.48'],
  ])('%i paise without needless zeros are %s', (paise, text) => {
    expect(writePlainRupees(paise)).toBe(text);
  });

  it('are percent of a base, and zero of none', () => {
    expect(writePercent(840, 79_320)).toBe('1.0600');
    expect(writePercent(-840, 79_320)).toBe('-1.0600');
    expect(writePercent(1, 0)).toBe('0.0000');
  });

  it('are numbers with at most four decimals in holdings', () => {
    expect(rupeesNumber(33_495, 35)).toBe(9.57);
    expect(rupeesNumber(174_223, 45)).toBe(38.7162);
  });
});
