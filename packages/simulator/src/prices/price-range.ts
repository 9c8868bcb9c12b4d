import type { InstrumentSeed, PriceScript } from '../broker/types.ts';

/** The prices that can be traded on a day. Paise, on the tick. */
export interface PriceRange {
  readonly lower: number;
  readonly upper: number;
}

export function floorToTick(paise: number, tick: number): number {
  return Math.floor(paise / tick + 1e-9) * tick;
}

export function ceilToTick(paise: number, tick: number): number {
  return Math.ceil(paise / tick - 1e-9) * tick;
}

export function nearestTick(paise: number, tick: number): number {
  return Math.max(tick, Math.round(paise / tick) * tick);
}

/** The circuit band: so many percent on either side of the previous close, inside which prices are on the tick. */
export function circuitBand(
  instrument: InstrumentSeed,
  previousClose: number,
  script: PriceScript | undefined,
): PriceRange {
  const share = (script?.bandPercent ?? instrument.bandPercent) / 100;
  const lower = Math.max(instrument.tickPaise, ceilToTick(previousClose * (1 - share), instrument.tickPaise));
  return { lower, upper: Math.max(lower, floorToTick(previousClose * (1 + share), instrument.tickPaise)) };
}

/** The band, narrowed by what the script says the price never leaves. */
export function scriptedRange(band: PriceRange, script: PriceScript | undefined): PriceRange {
  const lower = Math.min(band.upper, Math.max(band.lower, script?.floorPaise ?? band.lower));
  const upper = Math.max(lower, Math.min(band.upper, script?.capPaise ?? band.upper));
  return { lower, upper };
}

export function clampTo(range: PriceRange, paise: number): number {
  return Math.max(range.lower, Math.min(range.upper, paise));
}
