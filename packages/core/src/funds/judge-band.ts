import type { Paise } from '../money/index.ts';
import type { IstDay } from '../orders/index.ts';
import { type EpochMs, istDayNumber } from '../time.ts';

/** Lowest and highest price that the exchange took of a share when the broker told; null where it told none. */
export interface KnownBand {
  readonly lowerBand: Paise | null;
  readonly upperBand: Paise | null;
  readonly atMs: EpochMs;
}

export interface BandJudgement {
  readonly verdict: 'inside' | 'below_band' | 'above_band' | 'unknown';
  /** What was held against the band: an order's limit, or the close from which a further try is sized. */
  readonly price: Paise | null;
  readonly band: KnownBand | null;
  /** Whether the band was told on the day the order is for. The exchange sets another for each trading day. */
  readonly isOfItsDay: boolean;
}

export interface BandQuestion {
  /** Null for an order at the market. */
  readonly price: Paise | null;
  /** Null while the broker has told nothing of the share. */
  readonly band: KnownBand | null;
  /** The trading day the order is for; null while the queue decides that anew with each try. */
  readonly day: IstDay | null;
}

/** Whether the exchange would refuse this price by what is known of its band. What is not known is never called inside. */
export function judgeBand({ price, band, day }: BandQuestion): BandJudgement {
  const isOfItsDay = band !== null && day !== null && istDayNumber(band.atMs) >= day;
  return { verdict: verdictOf(price, band), price, band, isOfItsDay };
}

function verdictOf(price: Paise | null, band: KnownBand | null): BandJudgement['verdict'] {
  if (price === null || band === null) return 'unknown';
  const { lowerBand, upperBand } = band;
  if (upperBand !== null && price > upperBand) return 'above_band';
  if (lowerBand !== null && price < lowerBand) return 'below_band';
  // With one end alone nobody can say that a price lies between both.
  return lowerBand === null || upperBand === null ? 'unknown' : 'inside';
}
