import { describe, expect, it } from 'vitest';
import { formatSigned, signOf } from './signed.ts';

describe('an amount with its sign', () => {
  it.each([
    ['1200.00', '+₹1,200.00', 'gain'],
    ['-45.50', '−₹45.50', 'loss'],
    ['0.00', '₹0.00', 'even'],
    ['-0.00', '₹0.00', 'even'],
    ['0.01', '+₹0.01', 'gain'],
    ['soon', 'soon', undefined],
  ])('%s is written as %s', (amount, written, sign) => {
    expect(formatSigned(amount)).toBe(written);
    expect(signOf(amount)).toBe(sign);
  });
});
