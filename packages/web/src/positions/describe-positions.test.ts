import { describe, expect, it } from 'vitest';
import { describePosition, describePositions, isOldPrice } from './describe-positions.ts';

const price = (age_seconds: number) => ({ price: '10.00', at: '2026-08-24T04:00:00Z', age_seconds });
const profit = (net: string, age = 60) => ({
  unrealised: { gross: net, charges: '0.00', net },
  last_price: price(age),
});

describe('the open positions in a sentence', () => {
  it.each([
    [[], 'No position is open.'],
    [[profit('120.50')], '1 position is open, +₹120.50 after charges.'],
    [
      [profit('120.50'), profit('1.00', 3_600)],
      '2 positions are open, +₹121.50 after charges, by prices that are up to 1 h old.',
    ],
    [[profit('120.50'), profit('-20.75')], '2 positions are open, +₹99.75 after charges.'],
    [
      [profit('-20.75'), { unrealised: null, last_price: null }],
      '2 positions are open, −₹20.75 after charges; 1 without a price.',
    ],
    [[{ unrealised: null, last_price: null }], '1 position is open.'],
  ])('%j', (those, sentence) => {
    expect(describePositions(those, false)).toBe(sentence);
  });

  it('is no knowledge while the broker was not read', () => {
    expect(describePositions([], true)).toMatch(/not been read yet. .* not known/);
    expect(describePositions([{ unrealised: null, last_price: null }], true)).toBe('1 position is open.');
  });
});

it('names rupees only while they were paid for the shares that are left', () => {
  const position = { quantity: 1200, symbol: 'SBIN', bought_value: '99999.5', sold_qty: 0 };
  expect(describePosition(position)).toBe('1,200 SBIN, bought for ₹99,999.50');
  expect(describePosition({ ...position, sold_qty: 3 })).toBe('1,200 SBIN');
});

it('calls a price old after five minutes, and none never', () => {
  const price = { price: '1.00', at: '2026-08-21T04:00:00.000Z' };
  expect(isOldPrice({ ...price, age_seconds: 300 })).toBe(false);
  expect(isOldPrice({ ...price, age_seconds: 301 })).toBe(true);
  expect(isOldPrice(null)).toBe(false);
});
