import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeRupees } from '../rows/write-money.ts';
import { parsePaise, parseQuantity } from './parse-values.ts';

describe('rupees in a request', () => {
  it.each([
    ['802.05', 80_205],
    ['802', 80_200],
    ['0', 0],
    ['9.1', 910],
    ['9.1050', 910],
  ])('%s are %i paise', (text, paise) => {
    expect(parsePaise(text)).toBe(paise);
  });

  it.each(['', '0.0', '-1', 'abc', '1e3', '1,000', '9.', '.5', 'NaN'])('%s are none', (text) => {
    expect(parsePaise(text)).toBeUndefined();
  });

  it('read what was written', () => {
    fc.assert(
      fc.property(fc.nat({ max: 99_999_999_999 }), (paise) => {
        expect(parsePaise(writeRupees(paise))).toBe(paise);
      }),
    );
  });
});

describe('a quantity in a request', () => {
  it.each(['', '-1', '1.5', 'ten', '1e3', '9'.repeat(13)])('%s is none', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });
  it('is a whole number', () => {
    expect(parseQuantity('40')).toBe(40);
  });
});
