import { describe, expect, it } from 'vitest';
import { anOrder } from '../testing/an-order.ts';
import { isWaiting, type Wish } from './wishes.ts';

const cancel: Wish = { action: 'cancel', atMs: 1, status: 'amo', quantity: 10, limitPrice: '2450.50' };
const modify: Wish = { ...cancel, action: 'modify' };

describe('a wish at an order', () => {
  it.each([
    ['waits while nothing has happened', cancel, {}, true],
    ['is settled by the order ending', cancel, { status: 'cancelled' }, false],
    ['is settled by a fill that was faster', cancel, { status: 'ongoing' }, false],
    ['to change it waits while the values are the old ones', modify, {}, true],
    ['to change it is settled by the new price', modify, { limit_price: '2440.00' }, false],
    ['to change it is settled by the new quantity', modify, { quantity: 8 }, false],
    ['to cancel it is not settled by a new price', cancel, { limit_price: '2440.00' }, true],
  ] as const)('%s', (_name, wish, change, expected) => {
    expect(isWaiting(wish, anOrder(change))).toBe(expected);
  });
});
