import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRupees, rupeesText } from './format-rupees.ts';
import { paise } from './paise.ts';
import { parseRupees } from './parse-rupees.ts';

describe('reading rupees', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['0.00', 0],
    ['12500.000000', 1_250_000],
    ['1510.5', 151_050],
    ['1,510.50', 151_050],
    ['15,10,000', 151_000_000],
    ['1,510,000', 151_000_000],
    ['-32.49', -3_249],
    ['+5', 500],
    [' 10197.480000 ', 1_019_748],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('"%s" is %i paise', (text, amount) => {
    expect(parseRupees(text)).toStrictEqual({ ok: true, value: amount });
  });

  it.each(['', '  ', '-', '--', 'NA', 'n/a', 'None', 'null'])('"%s" is no amount, and not zero', (text) => {
    expect(parseRupees(text)).toStrictEqual({ ok: false, error: { kind: 'amount_missing', text } });
  });

  it.each(['1e5', 'nan', 'inf', '₹5', '1.2.3', '.5', '5.', '1,5', '1,2345', '१२', '0x10', '5 0'])(
    '"%s" is no number',
    (text) => {
      expect(parseRupees(text)).toStrictEqual({ ok: false, error: { kind: 'amount_not_a_number', text } });
    },
  );

  it('refuses a part of a paisa instead of rounding it', () => {
    expect(parseRupees('0.005')).toMatchObject({ error: { kind: 'amount_too_precise' } });
  });

  it('refuses what does not fit', () => {
    expect(parseRupees('90071992547409.92')).toMatchObject({ error: { kind: 'amount_too_large' } });
  });

  it('gives any text an answer', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseRupees(text).ok === 'boolean'));
  });

  it('reads back whatever we write', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        const value = paise(amount);
        expect(parseRupees(rupeesText(value))).toStrictEqual({ ok: true, value });
        expect(parseRupees(formatRupees(value).replace('₹', ''))).toStrictEqual({ ok: true, value });
      }),
    );
  });
});

describe('writing rupees', () => {
  it.each([
    [0, '0.00', '₹0.00'],
    [5, '0.05', '₹0.05'],
    [-5, '-0.05', '-₹0.05'],
    [99_999, '999.99', '₹999.99'],
    [100_000, '1000.00', '₹1,000.00'],
    [-10_000_000, '-100000.00', '-₹1,00,000.00'],
    [151_000_000, '1510000.00', '₹15,10,000.00'],
    [1_234_567_890_12, '1234567890.12', '₹1,23,45,67,890.12'],
  ])('%i paise', (amount, plain, grouped) => {
    expect(rupeesText(paise(amount))).toBe(plain);
    expect(formatRupees(paise(amount))).toBe(grouped);
  });
});
