import { describe, expect, it } from 'vitest';
import { formatCompactRupees } from './compact.ts';

describe('rupees in lakh and crore', () => {
  it.each([
    ['1510000.00', '₹15.1 L'],
    ['15100000', '₹1.51 Cr'],
    ['100000', '₹1 L'],
    ['99999.99', '₹99,999.99'],
    ['0', '₹0.00'],
    ['-2345678.90', '−₹23.46 L'],
    ['1234567890123', '₹1,23,456.79 Cr'],
    ['not known', 'not known'],
  ])('%s is %s', (given, written) => {
    expect(formatCompactRupees(given)).toBe(written);
  });
});
