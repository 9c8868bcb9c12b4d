import { describe, expect, it } from 'vitest';
import type { Funds } from '../api/queries-funds.ts';
import { anOrder } from '../testing/an-order.ts';
import { moneyOf } from './money-of.ts';

const order = anOrder({ required_cash: '900.00', available_cash: '100.00', shortfall: '800.00' });
const line: Funds['lines'][number] = {
  order_id: order.id,
  symbol: 'RELIANCE',
  side: 'buy',
  origin: 'system',
  stage: 'queued',
  quantity: 10,
  limit_price: '2450.50',
  needed: '24505.00',
  already_blocked: false,
  cumulative: '50000.00',
  fits: false,
  shortfall: '10000.50',
  add_by: null,
};
const funds: Funds = {
  account_id: order.account_id,
  broker: { available_cash: '39999.50', margin_used: '0.00', as_of: '2026-08-21T10:35:00.000Z' },
  problem: null,
  reserved: '0.00',
  free: '39999.50',
  lines: [line],
  needed: '50000.00',
  fitting: 1,
  shortfall: '10000.50',
  add_by: null,
  amo_blocks_funds: { setting: 'unknown', measured: null, suggestion: null },
  as_of: '2026-08-21T10:35:00.000Z',
};

describe('the money of a waiting order', () => {
  it('is what those before it leave, by the word of the broker', () => {
    expect(moneyOf(order, [funds])).toEqual({
      needed: '24505.00',
      free: '39999.50',
      freeAt: '2026-08-21T10:35:00.000Z',
      left: '14504.50',
      fits: false,
      shortfall: '10000.50',
    });
  });

  it('is what it was at the last try while the funds do not tell of the order', () => {
    expect(moneyOf(order, [{ ...funds, lines: [] }])).toMatchObject({
      needed: '900.00',
      free: '100.00',
      freeAt: null,
      shortfall: '800.00',
    });
  });
});
