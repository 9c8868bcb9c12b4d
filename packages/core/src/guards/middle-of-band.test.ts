import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { middleOfBand } from './middle-of-band.ts';

describe('the middle of the price band', () => {
  it.each([
    [9_000, 11_000, 10_000],
    [901, 1_100, 1_001],
    [null, 1_100, null],
    [900, null, null],
  ])('of %s to %s is %s', (lower, upper, middle) => {
    const band = {
      lowerBand: lower === null ? null : paise(lower),
      upperBand: upper === null ? null : paise(upper),
    };
    expect(middleOfBand(band)).toBe(middle);
  });
});
