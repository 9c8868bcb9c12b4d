import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { istDayNumber } from '../time.ts';
import { judgeBand } from './judge-band.ts';

const AT_MS = Date.parse('2026-08-20T10:35:00Z');
const TODAY = istDayNumber(AT_MS);
const band = { lowerBand: paise(90_00), upperBand: paise(110_00), atMs: AT_MS };
const verdict = (
  price: number | null,
  known: typeof band | null,
  ends: Partial<Record<'lowerBand' | 'upperBand', null>> = {},
) =>
  judgeBand({
    price: price === null ? null : paise(price),
    band: known === null ? null : { ...known, ...ends },
    day: TODAY,
  }).verdict;

describe('a price and its band', () => {
  it.each([
    ['between both ends', 100_00, {}, 'inside'],
    ['on the lower end', 90_00, {}, 'inside'],
    ['on the upper end', 110_00, {}, 'inside'],
    ['a paisa below', 89_99, {}, 'below_band'],
    ['a paisa above', 110_01, {}, 'above_band'],
    ['above, with the lower end unknown', 110_01, { lowerBand: null }, 'above_band'],
    ['below, with the upper end unknown', 89_99, { upperBand: null }, 'below_band'],
    ['not above, with the lower end unknown', 100_00, { lowerBand: null }, 'unknown'],
    ['not below, with the upper end unknown', 100_00, { upperBand: null }, 'unknown'],
  ] as const)('%s', (_, price, ends, expected) => {
    expect(verdict(price, band, ends)).toBe(expected);
  });

  it('is not known for an order at the market, nor before the broker told', () => {
    expect(verdict(null, band)).toBe('unknown');
    expect(verdict(100_00, null)).toBe('unknown');
  });

  it('is called inside only when both ends are known and hold the price', () => {
    const end = fc.option(fc.integer({ min: 1, max: 20_000 }).map(paise), { nil: null });
    fc.assert(
      fc.property(end, end, end, (price, lowerBand, upperBand) => {
        const judged = judgeBand({ price, band: { lowerBand, upperBand, atMs: AT_MS }, day: TODAY });
        const holds =
          price !== null &&
          lowerBand !== null &&
          upperBand !== null &&
          lowerBand <= price &&
          price <= upperBand;
        // A band whose ends are the wrong way round holds nothing.
        expect(judged.verdict === 'inside').toBe(holds);
      }),
    );
  });

  it('is of the order’s own day only when it was told on it', () => {
    const of = (day: number | null) => judgeBand({ price: paise(100_00), band, day }).isOfItsDay;
    expect([of(TODAY), of(TODAY + 1), of(null)]).toEqual([true, false, false]);
    expect(judgeBand({ price: paise(100_00), band: null, day: TODAY }).isOfItsDay).toBe(false);
  });
});
