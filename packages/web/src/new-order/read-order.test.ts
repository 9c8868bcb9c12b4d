import { describe, expect, it } from 'vitest';
import { readOrder, type TypedOrder } from './read-order.ts';

const typed: TypedOrder = {
  accountId: 'acc_1',
  side: 'buy',
  symbol: ' m&m ',
  quantity: '1,000',
  price: '2,450.5',
  managed: true,
};

describe('an order as it was typed', () => {
  it('becomes a limit order with whole paise', () => {
    expect(readOrder(typed)).toEqual({
      symbolError: undefined,
      quantityError: undefined,
      priceError: undefined,
      wish: {
        account_id: 'acc_1',
        side: 'buy',
        symbol: 'M&M',
        quantity: 1_000,
        limit_price: '2450.50',
        order_type: 'limit',
        managed: true,
      },
    });
  });

  it('is no order while something is empty, and nothing is called wrong yet', () => {
    const read = readOrder({ ...typed, symbol: '', quantity: '', price: '' });
    expect(read).toEqual({ symbolError: undefined, quantityError: undefined, priceError: undefined });
  });

  it.each([
    ['symbol', 'SBIN-EQ.NS'],
    ['quantity', '0'],
    ['quantity', '1.5'],
    ['price', '0'],
    ['price', '12.345'],
    ['price', '-3'],
  ] as const)('with the %s "%s" is no order, and says so', (field, text) => {
    const read = readOrder({ ...typed, [field]: text });
    expect(read.wish).toBeUndefined();
    expect(read[`${field}Error`]).toEqual(expect.any(String));
  });
});
