import { describe, expect, it } from 'vitest';
import type { Funds } from '../api/queries-funds.ts';
import { anOrder } from '../testing/an-order.ts';
import { describeOutside } from './describe-outside.ts';
import { describeRetryBand } from './describe-retry-band.ts';
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
  band: {
    verdict: 'inside',
    price: '2450.50',
    lower: '2205.45',
    upper: '2695.55',
    as_of: '2026-08-21T10:35:00.000Z',
    of_its_day: false,
  },
};
const funds: Funds = {
  account_id: order.account_id,
  broker: { available_cash: '39999.50', margin_used: '0.00', as_of: '2026-08-21T10:35:00.000Z' },
  problem: null,
  reserved: '0.00',
  free: '39999.50',
  lines: [line],
  retries: [],
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

  it('lacks nothing where it fits', () => {
    const fitting = { ...line, fits: true, shortfall: '0.00' };
    expect(moneyOf(order, [{ ...funds, lines: [fitting] }])).toMatchObject({
      needed: '24505.00',
      left: null,
      fits: true,
      shortfall: null,
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

describe('another try of what was refused', () => {
  const now = Date.parse('2026-08-21T11:00:00Z');
  const retry = {
    order_id: order.id,
    needed: '900.00',
    shortfall: '0.00',
    by_band: 'no' as const,
    band: line.band,
  };
  const of = (by_band: 'no' | 'yes' | 'unknown' | null, changes: Partial<Funds> = {}) => ({
    ...funds,
    lines: [],
    retries: [{ ...retry, by_band }],
    ...changes,
  });

  it('is said to fail, to pass or not to be known, with the band and its age', () => {
    expect(describeRetryBand(order, [of('no')], now)).toEqual({
      useful: 'no',
      short: 'Not by the price band that is known.',
      sentence:
        'Tried from ₹2,450.50; band ₹2,205.45 to ₹2,695.55, told Fri 21 Aug 16:05, 25 min ago. The exchange sets another one for each trading day.',
    });
    expect(describeRetryBand(order, [of('yes')], now)?.useful).toBe('yes');
    expect(describeRetryBand(order, [of('unknown')], now)?.useful).toBe('unknown');
    expect(describeRetryBand(order, [of(null)], now)).toBeUndefined();
  });

  it('needs its money from what is free now, not from what was free at the last try', () => {
    expect(moneyOf(order, [of(null)])).toMatchObject({
      needed: '900.00',
      free: '39999.50',
      freeAt: '2026-08-21T10:35:00.000Z',
      fits: true,
      shortfall: null,
    });
  });
});

describe('whether the next try would fail by its price', () => {
  const now = Date.parse('2026-08-21T11:00:00Z');
  const judged = (verdict: Funds['lines'][number]['band']['verdict']) =>
    describeOutside(order, [{ ...funds, lines: [{ ...line, band: { ...line.band, verdict } }] }], now);

  it('is said with the price and the band, and only where the price is known to lie outside', () => {
    expect(judged('above_band')).toBe(
      'Tried from ₹2,450.50; band ₹2,205.45 to ₹2,695.55, told Fri 21 Aug 16:05, 25 min ago. The exchange sets another one for each trading day.',
    );
    expect(judged('below_band')).toBeDefined();
    expect([judged('inside'), judged('unknown'), describeOutside(order, [], now)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
