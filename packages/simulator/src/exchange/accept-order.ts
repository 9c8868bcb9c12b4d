import type { PriceRange } from '../prices/price-range.ts';
import type { EntryRequest } from './exchange-order.ts';
import { phaseIn, type Session } from './session.ts';

/** What the broker's connection to the exchange says when the exchange is shut (contract 2.3). */
const ADAPTER_DOWN = 'ADAPTER is down';

/** Market orders of the closing auction are final in its last minutes of entry. */
const MARKET_ORDERS_FINAL_MS = 5 * 60_000;
const AUCTION_ONLY = 'Only limit and market orders for the day are allowed in the auction session';

type EntryTerms = Pick<EntryRequest, 'limit' | 'trigger' | 'ioc' | 'disclosedQuantity'>;

/** Why the exchange does not take this order now, or null. `auctionBand` tells the closing auction's band. */
export function refuseEntry(
  session: Session | null,
  atMs: number,
  terms: EntryTerms,
  auctionBand: () => PriceRange,
): string | null {
  if (!session) return ADAPTER_DOWN;
  switch (phaseIn(session, atMs)) {
    case 'before':
    case 'after':
      return ADAPTER_DOWN;
    case 'pre_open_order_entry':
      return isPlain(terms) ? null : AUCTION_ONLY;
    case 'pre_open_matching':
    case 'pre_open_buffer':
      return 'Order entry is not allowed between pre-open entry and the normal market';
    case 'continuous':
      return null;
    case 'closing_auction_reference':
      return 'Order entry is not allowed while the closing auction reference price is computed';
    case 'closing_auction_entry':
      if (!isPlain(terms)) return AUCTION_ONLY;
      return refuseAuctionPrice(terms.limit, auctionBand());
    case 'closing_auction_matching':
      return 'Order entry is not allowed during closing auction matching';
  }
}

/** Why an order in the book cannot be changed or cancelled now, or null. */
export function refuseChange(session: Session | null, atMs: number, isMarketOrder: boolean): string | null {
  if (!session) return ADAPTER_DOWN;
  switch (phaseIn(session, atMs)) {
    case 'pre_open_order_entry':
    case 'continuous':
      return null;
    case 'closing_auction_entry': {
      const closing = session.closing;
      const isFinal = isMarketOrder && closing && atMs >= closing.entryFromMs + MARKET_ORDERS_FINAL_MS;
      return isFinal ? 'Market orders of the closing auction can no longer be changed' : null;
    }
    case 'before':
      return ADAPTER_DOWN;
    case 'after':
      return ADAPTER_DOWN;
    default:
      return 'Order modification and cancellation are not allowed in this session';
  }
}

function isPlain(terms: EntryTerms): boolean {
  return terms.trigger === null && !terms.ioc && terms.disclosedQuantity === 0;
}

function refuseAuctionPrice(limit: number | null, band: PriceRange): string | null {
  if (limit === null || (limit >= band.lower && limit <= band.upper)) return null;
  const rupees = (paise: number): string => (paise / 100).toFixed(2);
  return `Order price is outside the closing auction band ${rupees(band.lower)} to ${rupees(band.upper)}`;
}
