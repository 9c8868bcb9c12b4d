import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../market/calendar.test-support.ts';
import { dayNumber } from '../market/index.ts';
import { decimalFromPaise, paise } from '../money/index.ts';
import { profitOf } from '../positions/index.ts';
import { at, order, positionOf, rupees } from '../positions/positions.test-support.ts';
import { breakEven } from './break-even.ts';
import { deriveTarget, type TargetQuestion } from './derive-target.ts';
import { ema9 } from './ema9.ts';
import { auctionBand, limitFor, whyUnfit } from './fit-target.ts';
import { calendar, closesOf, FLAT, NOW, TEN, TODAY } from './targets.test-support.ts';

const question: TargetQuestion = {
  policy: { kind: 'ema9' },
  floor: 'none',
  calendar,
  nowMs: NOW,
  tickSize: paise(5),
  closes: FLAT,
  importedDays: new Set(),
  last: { price: paise(100_00), atMs: NOW - 1_000 },
  averageCost: rupees('100'),
  breakEven: paise(101_00),
};
const ask = (changes: Partial<TargetQuestion>) => deriveTarget({ ...question, ...changes });
const priceOf = (changes: Partial<TargetQuestion>) => {
  const target = ask(changes);
  if (!target.ok) throw new Error(target.error.code);
  return target.value.price;
};
const rules = { brokerage: { kind: 'share', bps: 0, minimum: paise(0) }, dp: { kind: 'tariff' } } as const;

describe('the average of nine', () => {
  it('is seeded by the first close, and moves a fifth of the way each day', () => {
    const closes = [100, 110, 110, 110, 110, 110, 110, 110, 110];
    // Eight steps towards 110, then one towards 120.
    const yesterday = 110 - 10 * 0.8 ** 8;
    expect(ema9(closes, 120)).toBeCloseTo(0.2 * 120 + 0.8 * yesterday, 9);
  });

  it('of fewer than nine closes is unknown', () => {
    expect(ema9([100, 100, 100, 100, 100, 100, 100, 100], 100)).toBeUndefined();
    expect(ema9([], 100)).toBeUndefined();
  });

  it('lies between the lowest and the highest price', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e7 }), { minLength: 10, maxLength: 250 }), (prices) => {
        const average = ema9(prices.slice(1), prices[0] ?? 0) ?? Number.NaN;
        expect(average).toBeGreaterThanOrEqual(Math.min(...prices) - 1e-6);
        expect(average).toBeLessThanOrEqual(Math.max(...prices) + 1e-6);
      }),
    );
  });
});

describe('a target', () => {
  it.each([
    ['of unchanged prices is that price, and costs no tick', {}, 100_00],
    ['is rounded up to the tick', { last: { price: paise(100_01), atMs: NOW } }, 100_05],
    [
      'is rounded up to a coarse tick',
      { last: { price: paise(100_01), atMs: NOW }, tickSize: paise(50) },
      100_50,
    ],
    ['may lie below cost', { averageCost: rupees('150') }, 100_00],
    ['is no less than a floor of cost', { floor: 'cost', averageCost: rupees('150.001') }, 150_05],
    ['is no less than a floor of cost and charges', { floor: 'cost_and_charges' }, 101_00],
    ['above its floor is itself', { floor: 'cost', averageCost: rupees('90') }, 100_00],
    ['in per cent is above cost', { policy: { kind: 'percent', bps: 250 } }, 102_50],
    [
      'in per cent needs no prices',
      { policy: { kind: 'percent', bps: 250 }, closes: [], last: null },
      102_50,
    ],
  ] as const)('%s', (_, changes, price) => {
    expect(priceOf(changes)).toBe(price);
  });

  it.each([
    ['without a policy', { policy: { kind: 'none' } }, { code: 'no_target_policy' }],
    [
      'with eight closes',
      { closes: FLAT.slice(1) },
      { code: 'prices_missing', days: [], known: 8, needed: 9 },
    ],
    [
      'without closes',
      { closes: [] },
      { code: 'prices_missing', days: [dayNumber(day('2026-11-25'))], known: 0, needed: 9 },
    ],
    [
      'with a gap',
      { closes: [...closesOf(Array.from({ length: 12 }, () => 100_00))].filter((_, i) => i !== 8) },
      { code: 'prices_missing', days: [dayNumber(day('2026-11-19'))], known: 11, needed: 9 },
    ],
    [
      'without yesterday’s close',
      {
        closes: closesOf(
          Array.from({ length: 9 }, () => 100_00),
          TODAY - 1,
        ),
      },
      { code: 'prices_stale', of: 'close', day: dayNumber(day('2026-11-25')), ageMs: null },
    ],
    [
      'beyond the calendar',
      { nowMs: at('2027-06-01 11:00') },
      { code: 'prices_stale', of: 'close', day: dayNumber(day('2027-05-31')), ageMs: null },
    ],
    [
      'without a last price',
      { last: null },
      { code: 'prices_stale', of: 'last_price', day: TODAY, ageMs: null },
    ],
    [
      'with a last price of zero',
      { last: { price: paise(0), atMs: NOW } },
      { code: 'prices_stale', of: 'last_price', day: TODAY, ageMs: 0 },
    ],
    [
      'with an old last price',
      { last: { price: paise(1), atMs: NOW - 150_001 } },
      { code: 'prices_stale', of: 'last_price', day: TODAY, ageMs: 150_001 },
    ],
    [
      'with a last price of yesterday',
      { nowMs: at('2026-11-26 00:00'), last: { price: paise(1), atMs: at('2026-11-26 00:00') - 1 } },
      { code: 'prices_stale', of: 'last_price', day: TODAY, ageMs: 1 },
    ],
    [
      'in per cent of an unknown cost',
      { policy: { kind: 'percent', bps: 100 }, averageCost: undefined },
      { code: 'cost_unknown' },
    ],
    ['with a floor of an unknown cost', { floor: 'cost', averageCost: undefined }, { code: 'cost_unknown' }],
    [
      'with a floor of unknown charges',
      { floor: 'cost_and_charges', breakEven: undefined },
      { code: 'cost_unknown' },
    ],
  ] as const)('%s is not named, and the reason is', (_, changes, error) => {
    expect(ask(changes)).toStrictEqual({ ok: false, error });
  });

  it('stands on the closes there are, when the share did not trade yesterday', () => {
    const closes = closesOf(
      Array.from({ length: 9 }, () => 100_00),
      TODAY - 1,
    );
    expect(priceOf({ closes, importedDays: new Set([dayNumber(day('2026-11-25'))]) })).toBe(100_00);
  });

  it('does not count today’s close as one of the nine', () => {
    const today = { day: TODAY, close: paise(500_00) };
    expect(priceOf({ closes: [...FLAT, today] })).toBe(100_00);
  });

  it('lies on the tick, less than a tick above what was reckoned', () => {
    const price = fc.integer({ min: 1_00, max: 50_000_00 });
    fc.assert(
      fc.property(
        fc.array(price, { minLength: 9, maxLength: 9 }),
        price,
        fc.constantFrom(1, 5, 10, 50, 100),
        (prices, last, tick) => {
          const closes = closesOf(prices);
          const target = priceOf({ closes, last: { price: paise(last), atMs: NOW }, tickSize: paise(tick) });
          const exact = ema9(prices, last) ?? 0;
          expect(target % tick).toBe(0);
          expect(target).toBeGreaterThanOrEqual(exact - 1e-3);
          expect(target - exact).toBeLessThan(tick + 1);
        },
      ),
    );
  });
});

describe('the price at which nothing is lost', () => {
  const at5 = { nowMs: NOW, tickSize: paise(5) };

  it('pays the charges of both sides, and one tick less does not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.integer({ min: 1_00, max: 10_000_00 }),
        (filledQty, price) => {
          const filledValue = rupees(decimalFromPaise(paise(filledQty * price)));
          const position = positionOf(order('a', { filledQty, filledValue }));
          const found = breakEven(position, rules, at5);
          if (found === undefined) throw new Error('no price');
          expect(found % 5).toBe(0);
          const netAt = (one: number) =>
            profitOf(position, rules, { price: paise(one), atMs: NOW }).unrealised?.net ?? Number.NaN;
          expect(netAt(found)).toBeGreaterThanOrEqual(0);
          expect(netAt(found - 5)).toBeLessThan(0);
        },
      ),
    );
    // Ten at 100: 1000 rupees, 2.37 of charges, and those of the sale.
    expect(breakEven(TEN, rules, at5)).toBeGreaterThan(100_00 + 2_37);
  });

  it('is unknown while the cost is, and of nothing', () => {
    expect(breakEven(positionOf(order('a', { filledValue: null })), rules, at5)).toBeUndefined();
    expect(breakEven({ ...TEN, quantity: 0 }, rules, at5)).toBeUndefined();
    expect(breakEven({ ...TEN, ledger: [] }, rules, at5)).toBeUndefined();
  });
});

describe('the limit of a working sell', () => {
  it.each([
    ['a lower target lowers it', 99_95, 100_00, 99_95],
    ['a higher target never raises it', 100_05, 100_00, 100_00],
    ['an equal target changes nothing', 100_00, 100_00, 100_00],
    ['a price of zero is no price', 100_00, 0, 100_00],
    ['nor is none', 100_00, null, 100_00],
  ])('%s', (_, target, live, limit) => {
    expect(limitFor(paise(target), live === null ? null : paise(live))).toBe(limit);
  });
});

describe('what the exchange takes', () => {
  const limits = {
    lowerBand: paise(90_00),
    upperBand: paise(110_00),
    auctionReference: paise(100_00),
    phase: 'continuous',
  } as const;

  it.each([
    ['inside the band', 110_00, {}, null],
    ['above it', 110_05, {}, { code: 'above_circuit', target: 110_05, upperBand: 110_00 }],
    ['below it', 89_95, {}, { code: 'below_circuit', target: 89_95, lowerBand: 90_00 }],
    ['without a band', 999_00, { lowerBand: null, upperBand: null }, null],
    [
      'while the auction’s reference is made',
      100_00,
      { phase: 'closing_auction_reference' },
      { code: 'auction_reference' },
    ],
    [
      'in an auction without a reference',
      100_00,
      { phase: 'closing_auction_entry', auctionReference: null },
      { code: 'auction_reference_unknown' },
    ],
    ['at the auction’s highest', 103_00, { phase: 'closing_auction_entry' }, null],
    [
      'above the auction’s highest',
      103_05,
      { phase: 'closing_auction_entry' },
      { code: 'outside_auction_band', target: 103_05, lowest: 97_00, highest: 103_00 },
    ],
    [
      'below the auction’s lowest',
      96_95,
      { phase: 'closing_auction_entry' },
      { code: 'outside_auction_band', target: 96_95, lowest: 97_00, highest: 103_00 },
    ],
  ] as const)('%s', (_, target, changes, reason) => {
    expect(whyUnfit(paise(target), { ...limits, ...changes })).toStrictEqual(reason);
  });

  it('the auction’s band is rounded to its inside', () => {
    expect(auctionBand(paise(33_33))).toStrictEqual({ lowest: 32_34, highest: 34_32 });
  });
});
