import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { ORDER_STATUSES } from '../orders/index.ts';
import { EVENING, orderId, settings, WEDNESDAY } from './placement.test-support.ts';
import { type AmoFundsBlocked, type ReservingOrder, reservedCash } from './reservations.ts';

function buy(changes: Partial<ReservingOrder> = {}): ReservingOrder {
  return {
    id: orderId('one'),
    side: 'buy',
    status: 'amo',
    variety: 'amo',
    quantity: 100,
    executionQty: 0,
    limitPrice: paise(1_000_00),
    requiredCash: null,
    tradingDay: WEDNESDAY,
    acceptedAtMs: EVENING - 1_000,
    ...changes,
  };
}
const reserved = (orders: readonly ReservingOrder[], amoFundsBlocked: AmoFundsBlocked = 'no') =>
  reservedCash(orders, { amoFundsBlocked, fundsAskedAtMs: EVENING, settings });
// 1,00,000 rupees and the charges on it.
const WHOLE = 1_00_118_75;

describe('the cash reserved for buys under way', () => {
  it.each([
    ['yes', 0],
    ['no', WHOLE],
    ['unknown', WHOLE],
  ] as const)('of a waiting AMO, when the broker blocks its funds: %s', (blocked, amount) => {
    expect(reserved([buy()], blocked)).toBe(amount);
  });

  it.each(ORDER_STATUSES)('by status: %s', (status) => {
    const counted = ['placing', 'unconfirmed', 'amo'].includes(status);
    expect(reserved([buy({ status })])).toBe(counted ? WHOLE : 0);
  });

  it.each(['yes', 'no', 'unknown'] as const)('of a buy without an answer always: %s', (blocked) => {
    expect(reserved([buy({ status: 'unconfirmed', acceptedAtMs: null })], blocked)).toBe(WHOLE);
  });

  it('of a buy that was accepted after the broker was asked', () => {
    expect(reserved([buy({ status: 'pending_execution', acceptedAtMs: EVENING })])).toBe(WHOLE);
    expect(reserved([buy({ acceptedAtMs: EVENING + 1 })], 'yes')).toBe(WHOLE);
    expect(reserved([buy({ acceptedAtMs: null })], 'yes')).toBe(0);
  });

  it('is for what has not filled yet', () => {
    expect(reserved([buy({ executionQty: 100 })])).toBe(0);
    expect(reserved([buy({ executionQty: 130 })])).toBe(0);
    expect(reserved([buy({ executionQty: 50 })])).toBeLessThan(WHOLE / 2 + 2_00);
  });

  it('of a market order is what it was reckoned to need', () => {
    const market = buy({ limitPrice: null, requiredCash: paise(9_000_00) });
    expect(reserved([market])).toBe(9_000_00);
    expect(reserved([{ ...market, executionQty: 67 }])).toBe(2_970_00);
    expect(reserved([buy({ limitPrice: null })])).toBe(0);
  });

  it('adds up, and leaves sells out', () => {
    expect(reserved([buy(), buy({ id: orderId('two') }), buy({ side: 'sell' })])).toBe(2 * WHOLE);
  });
});
