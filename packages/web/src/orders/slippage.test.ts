import { describe, expect, it } from 'vitest';
import { slippageAmount, slippageOf } from './slippage.ts';

const of = (limit_price: string | null, execution_price: string | null) =>
  slippageOf({ limit_price, execution_price });

describe('the average fill against the limit', () => {
  it.each([
    ['1508.70', '1484.85', '−23.85', '−1.58'],
    ['100.00', '100.00', '0.00', '0.00'],
    ['200.00', '201', '+1.00', '+0.50'],
    ['3.00', '2.9999666666', '0.00', '0.00'],
    ['3.00', '2.333333333333', '−0.6667', '−22.22'],
  ])('%s filled at %s is %s a share, %s %%', (limit, average, perShare, percent) => {
    expect(of(limit, average)).toEqual({ perShare, percent });
  });

  it('is not known without both, and of no limit', () => {
    expect(of(null, '10.00')).toBeUndefined();
    expect(of('10.00', null)).toBeUndefined();
    expect(of('0.00', '1.00')).toBeUndefined();
  });

  it('goes out to programs as a plain number', () => {
    expect(slippageAmount({ limit_price: '1508.70', execution_price: '1484.85' })).toBe('-23.85');
  });
});
