import type { ListedInstrument, SimOrder } from '../types.ts';
import { ALGO_MARKET_TEXT, circuitText, freezeText, lotText, seriesText, tickText } from './risk-texts.ts';

export type OrderTerms = Pick<
  SimOrder,
  'orderType' | 'product' | 'quantity' | 'pricePaise' | 'triggerPaise' | 'source'
>;

/** Series that settle trade by trade: delivery only, no netting within the day. */
const TRADE_TO_TRADE: ReadonlySet<string> = new Set(['BE', 'BZ', 'T']);

export function isTradeToTrade(instrument: Pick<ListedInstrument, 'series'>): boolean {
  return TRADE_TO_TRADE.has(instrument.series);
}

/** What is wrong with the order in itself on the day whose listing is given, as the risk desk's sentence, or null. */
export function checkTerms(terms: OrderTerms, listing: ListedInstrument): string | null {
  const { orderType, product, quantity, pricePaise, triggerPaise, source } = terms;
  if (orderType === 'SL-M' && source === 'api') return ALGO_MARKET_TEXT;
  if (product === 'MIS' && isTradeToTrade(listing)) return seriesText(product, listing.series);
  if (quantity % listing.lotSize !== 0) return lotText(quantity, listing.lotSize);
  if (quantity > listing.freezeQuantity) return freezeText(quantity, listing.freezeQuantity);
  const prices = [
    ...(hasLimit(orderType) ? [pricePaise] : []),
    ...(hasTrigger(orderType) ? [triggerPaise] : []),
  ];
  for (const price of prices) {
    if (price % listing.tickPaise !== 0) return tickText(price, listing.tickPaise);
  }
  for (const price of prices) {
    if (price < listing.lowerBandPaise || price > listing.upperBandPaise) {
      return circuitText(price, listing.lowerBandPaise, listing.upperBandPaise);
    }
  }
  return null;
}

export function hasLimit(orderType: SimOrder['orderType']): boolean {
  return orderType === 'L' || orderType === 'SL';
}

export function hasTrigger(orderType: SimOrder['orderType']): boolean {
  return orderType === 'SL' || orderType === 'SL-M';
}
