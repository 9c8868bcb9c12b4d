import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAverage, formatCount, formatRupees, groupIndian, orderValue, sumRupees } from './rupees.ts';

describe('rupees', () => {
  it.each([
    ['0', '₹0.00'],
    ['999.5', '₹999.50'],
    ['1000', '₹1,000.00'],
    ['100000', '₹1,00,000.00'],
    ['1510000.00', '₹15,10,000.00'],
    ['12345678901.25', '₹12,34,56,78,901.25'],
    ['-4210.5', '−₹4,210.50'],
    ['2450.505000', '₹2,450.505'],
    ['90071992547409.93', '₹9,00,71,99,25,47,409.93'],
  ])('%s is written %s, without loss', (given, written) => {
    expect(formatRupees(given)).toBe(written);
  });

  it('shows what is no number as it came', () => {
    expect(formatRupees('n/a')).toBe('n/a');
  });

  it.each([
    ['2450.333333', '2,450.3333'],
    ['2450.66666666', '2,450.6667'],
    ['99.99999', '100.00'],
    ['101.5', '101.50'],
  ])('an average of %s is shown as %s', (given, written) => {
    expect(formatAverage(given)).toBe(written);
  });

  it('multiplies a price by shares exactly', () => {
    expect(orderValue('0.1', 3)).toBe('0.30');
    expect(orderValue('2450.55', 40)).toBe('98022.00');
    expect(orderValue('?', 1)).toBeUndefined();
  });

  it('adds exactly, and says nothing when one amount is unreadable', () => {
    expect(sumRupees(['0.1', '0.2'])).toBe('0.30');
    expect(sumRupees([])).toBe('0.00');
    expect(sumRupees(['1', 'x'])).toBeUndefined();
  });

  it('counts with a true minus', () => {
    expect(formatCount(-1234567)).toBe('−12,34,567');
  });

  it('groups as the Indian locale does, for any whole number', () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (n) => {
        expect(groupIndian(String(n))).toBe(n.toLocaleString('en-IN'));
      }),
    );
  });

  it('keeps every digit of any amount in paise', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), (paise) => {
        const text = `${paise / 100n}.${String(paise % 100n).padStart(2, '0')}`;
        expect(formatRupees(text).replace(/[₹,]/g, '')).toBe(text);
      }),
    );
  });
});
