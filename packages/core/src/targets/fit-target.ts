import type { MarketPhase } from '../market/index.ts';
import { type Paise, paise } from '../money/index.ts';
import type { SellReason } from './sell-reason.ts';

/** What an exchange takes at this moment. Bands are null where there are none or none is known. */
export interface PriceLimits {
  readonly lowerBand: Paise | null;
  readonly upperBand: Paise | null;
  /** The closing auction's reference price; null while it has none or it is unknown. */
  readonly auctionReference: Paise | null;
  readonly phase: MarketPhase['name'];
}

type DoesNotFit = Extract<
  SellReason,
  {
    readonly code:
      | 'above_circuit'
      | 'below_circuit'
      | 'outside_auction_band'
      | 'auction_reference'
      | 'auction_reference_unknown';
  }
>;

/** Three hundredths to either side of the reference price (SEBI's circular on the closing auction session). */
const AUCTION_BAND_BPS = 300;

/** Why the exchange would not take this price now; null when it would. */
export function whyUnfit(target: Paise, limits: PriceLimits): DoesNotFit | null {
  const { lowerBand, upperBand, phase, auctionReference } = limits;
  if (upperBand !== null && target > upperBand) return { code: 'above_circuit', target, upperBand };
  if (lowerBand !== null && target < lowerBand) return { code: 'below_circuit', target, lowerBand };
  // While the reference price is made, nothing is moved; nor while it is not known.
  if (phase === 'closing_auction_reference') return { code: 'auction_reference' };
  if (phase !== 'closing_auction_entry') return null;
  if (auctionReference === null) return { code: 'auction_reference_unknown' };
  const { lowest, highest } = auctionBand(auctionReference);
  return target < lowest || target > highest
    ? { code: 'outside_auction_band', target, lowest, highest }
    : null;
}

/** The prices that the closing auction takes around its reference price, both included. */
export function auctionBand(reference: Paise): { readonly lowest: Paise; readonly highest: Paise } {
  return {
    lowest: paise(Math.ceil((reference * (10_000 - AUCTION_BAND_BPS)) / 10_000)),
    highest: paise(Math.floor((reference * (10_000 + AUCTION_BAND_BPS)) / 10_000)),
  };
}

/**
 * The limit that a working sell shall have. Lowered when the target, rounded, lies below it; never raised. A price of
 * zero or none is no price.
 */
export function limitFor(target: Paise, live: Paise | null): Paise {
  return live === null || live <= 0 ? target : paise(Math.min(live, target));
}
