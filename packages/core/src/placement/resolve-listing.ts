import type { Instrument } from '../market/index.ts';
import { err, ok, type Result } from '../result.ts';
import type { ListingReason } from './reasons.ts';

// NSE's trade-for-trade series.
const TRADE_TO_TRADE: ReadonlySet<string> = new Set(['BE', 'BL', 'BZ']);

/**
 * The listing to buy among those that the broker's list has for a symbol: NSE, series EQ, no fund. Buying alone is so
 * strict; what is owned must stay sellable when its series changes.
 */
export function resolveListing(
  listings: readonly Instrument[],
  symbol: string,
): Result<Instrument, ListingReason> {
  const ofSymbol = listings.filter((listing) => listing.exchange === 'NSE' && listing.symbol === symbol);
  if (ofSymbol.length === 0) return err({ code: 'not_in_scrip_master', symbol });
  const equity = ofSymbol.find((listing) => listing.series === 'EQ');
  if (equity === undefined) {
    const tradeToTrade = ofSymbol.find((listing) => TRADE_TO_TRADE.has(listing.series));
    return tradeToTrade === undefined
      ? err({ code: 'not_equity_series', series: ofSymbol.map((listing) => listing.series) })
      : err({ code: 'trade_to_trade', series: tradeToTrade.series });
  }
  // Depositories number units of funds INF..., shares of companies INE... .
  if (equity.isin?.startsWith('INF')) return err({ code: 'fund', isin: equity.isin });
  return ok(equity);
}
