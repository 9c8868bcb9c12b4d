import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPrice } from '../market/index.ts';
import { paise } from '../money/index.ts';
import { listing, settings } from './placement.test-support.ts';
import { type BuyToSize, sizeBuy } from './size-buy.ts';

function size(changes: Partial<BuyToSize> & { instrument?: BuyToSize['instrument'] }) {
  return sizeBuy({
    lastClose: paise(1_000_00),
    averageVolume: 1_000_000,
    instrument: listing('AAA'),
    settings,
    ...changes,
  });
}

describe('the price of a buy', () => {
  it.each([
    { name: 'the last close and one percent', close: 1_000_00, limit: 1_010_00 },
    { name: 'down to the tick', close: 2_446_90, limit: 2_471_35 },
    { name: 'down to a coarse tick', close: 20_000_00, tick: 1_000, limit: 20_200_00 },
    { name: 'not above the band', close: 1_000_00, upper: 1_005_03, limit: 1_005_00 },
    { name: 'of a share at its upper circuit', close: 1_000_00, upper: 1_000_00, limit: 1_000_00 },
  ])('is $name', ({ close, tick = 5, upper, limit }) => {
    const instrument = listing('AAA', {
      tickSize: paise(tick),
      upperBand: upper === undefined ? null : paise(upper),
    });
    expect(size({ lastClose: paise(close), instrument })).toMatchObject({ value: { limitPrice: limit } });
  });

  it.each([
    { name: 'a close above the band', close: 1_000_00, lower: null, upper: 900_00 },
    { name: 'a close below the band', close: 1_000_00, lower: 1_100_00, upper: null },
    { name: 'a band between two ticks', close: 1_000_03, lower: 1_000_02, upper: 1_000_04 },
    { name: 'a price below one tick', close: 3, lower: null, upper: null },
  ])('is refused with $name', ({ close, lower, upper }) => {
    const instrument = listing('AAA', {
      lowerBand: lower === null ? null : paise(lower),
      upperBand: upper === null ? null : paise(upper),
    });
    expect(size({ lastClose: paise(close), instrument })).toMatchObject({ error: { code: 'outside_band' } });
  });

  it.each([null, 0, -5])('is unknown with a close of %s', (close) => {
    expect(size({ lastClose: close === null ? null : paise(close) })).toStrictEqual({
      ok: false,
      error: { code: 'price_unknown' },
    });
  });
});

describe('the quantity of a buy', () => {
  it.each([
    { name: 'what the capital pays for', quantity: 99, limitedBy: 'capital_per_trade' },
    {
      name: 'a tenth of the volume',
      averageVolume: 10_000,
      close: 50_00,
      quantity: 1_000,
      limitedBy: 'volume_share',
    },
    {
      name: 'what one order may be worth',
      maxOrderValue: 50_000_00,
      quantity: 49,
      limitedBy: 'max_order_value',
    },
    { name: 'what the exchange takes in one order', freeze: 60, quantity: 60, limitedBy: 'freeze_quantity' },
    { name: 'whole lots', lot: 10, quantity: 90, limitedBy: 'capital_per_trade' },
  ])(
    'is $name',
    ({
      averageVolume = 1_000_000,
      close = 1_000_00,
      maxOrderValue,
      freeze,
      lot = 1,
      quantity,
      limitedBy,
    }) => {
      const result = size({
        averageVolume,
        lastClose: paise(close),
        settings: { ...settings, maxOrderValue: paise(maxOrderValue ?? 5_00_000_00) },
        instrument: listing('AAA', { freezeQuantity: freeze ?? null, lotSize: lot }),
      });
      expect(result).toMatchObject({ value: { quantity, limitedBy } });
    },
  );

  it('of nothing is a refusal, not one share', () => {
    expect(size({ lastClose: paise(1_00_000_00) })).toMatchObject({ error: { code: 'budget_too_small' } });
  });

  it.each([
    { averageVolume: null, code: 'volume_unknown' },
    { averageVolume: Number.NaN, code: 'volume_unknown' },
    { averageVolume: 0, code: 'illiquid' },
    { averageVolume: 9_999, code: 'illiquid' },
  ])('with a volume of $averageVolume is refused: $code', ({ averageVolume, code }) => {
    expect(size({ averageVolume })).toMatchObject({ error: { code } });
  });

  it('with no volume at all is refused whatever the setting', () => {
    expect(size({ averageVolume: 0, settings: { ...settings, minAverageVolume: 0 } })).toMatchObject({
      error: { code: 'illiquid' },
    });
  });

  it.each([
    { close: 6_000_00, capital: 50_00_000_00, averageVolume: 10_000, atMost: 200 },
    { close: 2_000_00, capital: 50_00_000_00, averageVolume: 10_000, atMost: 500 },
    { close: 600_00, capital: 50_00_000_00, averageVolume: 10_000, atMost: 1_000 },
    { close: 100_00, capital: 50_00_000_00, averageVolume: 10_000, atMost: 2_000 },
  ])('at $close paise may be $atMost of 10,000 shares a day', ({ close, capital, averageVolume, atMost }) => {
    const generous = {
      ...settings,
      capitalPerTrade: paise(capital),
      maxOrderValue: paise(capital),
      volumeShareBps: 10_000,
    };
    expect(size({ lastClose: paise(close), averageVolume, settings: generous })).toMatchObject({
      error: { code: 'too_large_for_volume', atMost },
    });
  });

  it('never exceeds a limit, and its price is one that the exchange takes', () => {
    fc.assert(
      fc.property(
        fc.record({
          lastClose: fc.integer({ min: 1, max: 1_00_000_00 }).map(paise),
          averageVolume: fc.double({ min: 0, max: 1e7, noNaN: true }),
          tickSize: fc.constantFrom(1, 5, 10, 50, 100).map(paise),
          lotSize: fc.constantFrom(1, 1, 10),
          band: fc.integer({ min: 0, max: 20 }),
          freezeQuantity: fc.option(fc.integer({ min: 1, max: 1_000 })),
        }),
        ({ lastClose, averageVolume, tickSize, lotSize, band, freezeQuantity }) => {
          const lowerBand = paise(Math.ceil((lastClose * (100 - band)) / 100));
          const upperBand = paise(Math.floor((lastClose * (100 + band)) / 100));
          const instrument = listing('AAA', { tickSize, lotSize, lowerBand, upperBand, freezeQuantity });
          const result = size({ lastClose, averageVolume, instrument });
          if (!result.ok) return;
          const { quantity, limitPrice } = result.value;
          expect(checkPrice(instrument, limitPrice).ok).toBe(true);
          expect(limitPrice).toBeLessThanOrEqual(lastClose * 1.01);
          expect(quantity).toBeGreaterThan(0);
          expect(quantity % lotSize).toBe(0);
          expect(quantity * limitPrice).toBeLessThanOrEqual(settings.capitalPerTrade);
          expect(quantity).toBeLessThanOrEqual(averageVolume / 10);
          expect(quantity).toBeLessThanOrEqual(freezeQuantity ?? quantity);
        },
      ),
    );
  });
});
