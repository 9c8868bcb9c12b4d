import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { checkPrice, roundToTick } from './check-price.ts';
import { checkQuantity } from './check-quantity.ts';
import { instrumentKey, instrumentRef } from './instrument.ts';

describe('rounding to the tick', () => {
  it.each([
    { price: 250_03, tick: 5, down: 250_00, up: 250_05 },
    { price: 250_05, tick: 5, down: 250_05, up: 250_05 },
    { price: 9, tick: 10, down: 0, up: 10 },
    { price: 20_000_49, tick: 100, down: 20_000_00, up: 20_001_00 },
    { price: 12_34, tick: 1, down: 12_34, up: 12_34 },
  ])('$price on a tick of $tick', ({ price, tick, down, up }) => {
    expect(roundToTick(paise(price), paise(tick), 'down')).toBe(down);
    expect(roundToTick(paise(price), paise(tick), 'up')).toBe(up);
  });

  it('never makes a buy dearer or a sell cheaper, and moves by less than a tick', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e10 }), fc.integer({ min: 1, max: 500 }), (price, tick) => {
        const down = roundToTick(paise(price), paise(tick), 'down');
        const up = roundToTick(paise(price), paise(tick), 'up');
        expect(down % tick).toBe(0);
        expect(up % tick).toBe(0);
        expect(down <= price && price < down + tick).toBe(true);
        expect(up >= price && price > up - tick).toBe(true);
      }),
    );
  });

  it('takes a tick of nothing for a bug', () => {
    expect(() => roundToTick(paise(100), paise(0), 'down')).toThrow(RangeError);
  });
});

describe('checking a price', () => {
  const rules = { tickSize: paise(5), lowerBand: paise(90_00), upperBand: paise(110_00) };
  const open = { tickSize: paise(5), lowerBand: null, upperBand: null };

  it.each([
    { name: 'inside the band on a tick is allowed', rules, price: 100_05, kind: null },
    { name: 'the ends of the band are allowed: low', rules, price: 90_00, kind: null },
    { name: 'the ends of the band are allowed: high', rules, price: 110_00, kind: null },
    { name: 'off the tick is refused', rules, price: 100_03, kind: 'off_tick' },
    { name: 'below the band is refused', rules, price: 89_95, kind: 'below_band' },
    { name: 'above the band is refused', rules, price: 110_05, kind: 'above_band' },
    { name: 'a price of nothing is refused', rules, price: 0, kind: 'price_not_positive' },
    { name: 'an unknown band refuses nothing', rules: open, price: 1_00_000_00, kind: null },
  ])('$name', ({ rules: used, price, kind }) => {
    const result = checkPrice(used, paise(price));
    expect(result.ok ? null : result.error.kind).toBe(kind);
  });
});

describe('checking a quantity', () => {
  it.each([
    { quantity: 10, lotSize: 1, freezeQuantity: 10, kind: null },
    { quantity: 11, lotSize: 1, freezeQuantity: 10, kind: 'above_freeze_quantity' },
    { quantity: 11, lotSize: 1, freezeQuantity: null, kind: null },
    { quantity: 15, lotSize: 10, freezeQuantity: null, kind: 'not_whole_lots' },
    { quantity: 0, lotSize: 1, freezeQuantity: null, kind: 'quantity_not_whole' },
    { quantity: -1, lotSize: 1, freezeQuantity: null, kind: 'quantity_not_whole' },
    { quantity: 1.5, lotSize: 1, freezeQuantity: null, kind: 'quantity_not_whole' },
  ])('$quantity in lots of $lotSize up to $freezeQuantity: $kind', ({ quantity, kind, ...rules }) => {
    const result = checkQuantity(rules, quantity);
    expect(result.ok ? null : result.error.kind).toBe(kind);
  });
});

describe('an instrument', () => {
  it('is known by its ISIN, and by its token where it has none', () => {
    expect(instrumentKey({ exchange: 'NSE', isin: 'INE002A01018', token: '2885' })).toBe('NSE:INE002A01018');
    expect(instrumentKey({ exchange: 'NSE', isin: null, token: '2885' })).toBe('NSE:2885');
    expect(instrumentKey({ exchange: 'NSE', isin: '', token: '2885' })).toBe('NSE:2885');
  });

  it('leaves the rules of the day behind when an order carries it', () => {
    const ref = {
      exchange: 'NSE',
      segment: 'nse_cm',
      symbol: 'TCS',
      series: 'EQ',
      tradingSymbol: 'TCS-EQ',
      token: '11536',
      isin: 'INE467B01029',
    } as const;
    const listing = { ...ref, tickSize: paise(5), name: 'TATA CONSULTANCY' };
    expect(instrumentRef(listing)).toStrictEqual(ref);
  });
});
