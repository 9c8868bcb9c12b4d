import type { InstrumentSeed, Side } from '../broker/types.ts';
import { ceilToTick, clampTo, floorToTick, type PriceRange } from '../prices/price-range.ts';

/**
 * The limit that a market order really has: two percent away from the last price below a hundred rupees, one percent
 * below five hundred, half a percent above (contract section 6), on the tick and inside the day's band. Paise.
 */
export function protectMarketPrice(
  side: Side,
  lastPaise: number,
  instrument: Pick<InstrumentSeed, 'tickPaise'>,
  band: PriceRange,
): number {
  const share = lastPaise < 10_000 ? 0.02 : lastPaise < 50_000 ? 0.01 : 0.005;
  const limit =
    side === 'B'
      ? floorToTick(lastPaise * (1 + share), instrument.tickPaise)
      : ceilToTick(lastPaise * (1 - share), instrument.tickPaise);
  return clampTo(band, limit);
}
