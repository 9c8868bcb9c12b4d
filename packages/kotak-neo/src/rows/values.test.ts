import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, idOf, malformed, nanosecondsOf, quantityOf, textOf } from './values.ts';

describe('quantities', () => {
  const cases: readonly [unknown, unknown][] = [
    [10, 10],
    [0, 0],
    ['10', 10],
    ['40.0', 40],
    [' 7 ', 7],
    ['1,500', 1500],
    ['15,10,000', 1510000],
    ['1,5', malformed],
    [',1', malformed],
    [undefined, undefined],
    [null, undefined],
    ['', malformed],
    ['abc', malformed],
    [-1, malformed],
    ['-1', malformed],
    [1.5, malformed],
    ['1.5', malformed],
    [Number.NaN, malformed],
    [Number.POSITIVE_INFINITY, malformed],
    ['1e5', malformed],
    ['1e309', malformed],
    [2 ** 53, malformed],
    [true, malformed],
    [[], malformed],
    [{}, malformed],
  ];
  it.each(cases)('reads %j as %s', (given, expected) => {
    expect(quantityOf(given)).toBe(expected);
  });

  it('are whole and not negative, or nothing, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = quantityOf(value);
        if (read !== undefined && read !== malformed) {
          expect(Number.isSafeInteger(read) && read >= 0).toBe(true);
        }
      }),
    );
  });
});

describe('decimals', () => {
  const cases: readonly [unknown, unknown][] = [
    ['39.35', '39.35'],
    ['0.00', '0.00'],
    ['-0.24', '-0.24'],
    ['1,537,430.61', '1537430.61'],
    ['-15,37,430.61', '-1537430.61'],
    ['39,35', malformed],
    ['1,2345', malformed],
    [' 12.5 ', '12.5'],
    ['--', undefined],
    ['NA', undefined],
    ['', undefined],
    ['-', undefined],
    [9.5699, '9.5699'],
    [334.9475, '334.9475'],
    [0, '0'],
    [1e21, malformed],
    [Number.NaN, malformed],
    ['1e5', malformed],
    ['12.3.4', malformed],
    ['abc', malformed],
    [true, malformed],
    [null, undefined],
  ];
  it.each(cases)('reads %j as %s', (given, expected) => {
    expect(decimalOf(given)).toBe(expected);
  });
});

describe('identities', () => {
  const cases: readonly [unknown, unknown][] = [
    ['260821000101001', '260821000101001'],
    [' 260821000101001 ', '260821000101001'],
    [260821000101001, '260821000101001'],
    ['', malformed],
    ['NA', malformed],
    ['--', malformed],
    [2 ** 60, malformed],
    [undefined, malformed],
    [{}, malformed],
  ];
  it.each(cases)('reads %j as %s', (given, expected) => {
    expect(idOf(given)).toBe(expected);
  });
});

describe('text', () => {
  it.each([
    ['--', undefined],
    ['NA', undefined],
    ['   ', undefined],
    ['', undefined],
    [undefined, undefined],
    ['NAM-INDIA', 'NAM-INDIA'],
    [11915, '11915'],
    [{}, undefined],
  ])('reads %j as %s', (given, expected) => {
    expect(textOf(given)).toBe(expected);
  });
});

describe('nanoseconds', () => {
  it('keep all nineteen digits, and a number that has lost some is not believed', () => {
    expect(nanosecondsOf('1787285477461707086')).toBe('1787285477461707086');
    expect(nanosecondsOf(2 ** 60)).toBeUndefined();
  });
});
