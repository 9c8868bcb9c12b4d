import { describe, expect, it } from 'vitest';
import { anOrder } from '../testing/an-order.ts';
import { readChange } from './read-change.ts';

const before = anOrder({ quantity: 10, limit_price: '2450.50', execution_qty: 3 });

describe('what was typed into the form of a change', () => {
  it.each([
    ['2440', '10', { limit_price: '2440.00' }],
    ['2,440.5', '10', { limit_price: '2440.50' }],
    ['2450.5', '8', { quantity: 8 }],
    ['2440.00', '12', { limit_price: '2440.00', quantity: 12 }],
    ['02450.50', '10', undefined],
    ['2450.50', '10', undefined],
  ])('%s and %s ask for %o', (price, quantity, change) => {
    expect(readChange(before, { price, quantity })).toEqual({
      priceError: undefined,
      quantityError: undefined,
      change,
    });
  });

  it.each(['', '0', '0.00', '24.505', '-1', '1e3', '₹10'])('is no price: %s', (price) => {
    const read = readChange(before, { price, quantity: '8' });
    expect(read.priceError).toBeDefined();
    expect(read.change).toBeUndefined();
  });

  it.each(['', '0', '2.5', '-1', '3', '2'])('is no quantity of an order with 3 filled: %s', (quantity) => {
    const read = readChange(before, { price: '2440.00', quantity });
    expect(read.quantityError).toBeDefined();
    expect(read.change).toBeUndefined();
  });
});
