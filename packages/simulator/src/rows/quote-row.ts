import type { DepthLevel, SimQuote } from '../broker/types.ts';
import { epochSeconds } from './wire-time.ts';
import type { Body } from './write-json.ts';
import { writePercent, writePlainRupees, writeRupees } from './write-money.ts';

/** Which part of a quote was asked for; `market_depth` and `52W` are other spellings seen in Kotak's documents. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  ltp: ['ltp', 'last_traded_quantity', 'change', 'per_change'],
  ohlc: ['ohlc'],
  depth: ['total_buy', 'total_sell', 'depth'],
  market_depth: ['total_buy', 'total_sell', 'depth'],
  oi: ['open_int'],
  '52w': ['year_high', 'year_low'],
  circuit_limits: ['low_price_range', 'high_price_range'],
  scrip_details: [
    'ltp',
    'last_traded_quantity',
    'total_buy',
    'total_sell',
    'last_volume',
    'avg_cost',
    'open_int',
    'change',
    'per_change',
    'low_price_range',
    'high_price_range',
    'year_high',
    'year_low',
  ],
};
const IDENTITY = ['exchange_token', 'display_symbol', 'exchange', 'lstup_time'];
const DEPTH_LEVELS = 5;

export function isQuoteType(type: string): boolean {
  return type === 'all' || Object.hasOwn(PARTS, type.toLowerCase());
}

/** Leaves of a whole quote what `type` asks for, always with what identifies it. */
export function selectQuote(whole: Body, type: string): Body {
  const parts = PARTS[type.toLowerCase()];
  if (!parts) return whole;
  const wanted = new Set([...IDENTITY, ...parts]);
  return Object.fromEntries(Object.entries(whole).filter(([key]) => wanted.has(key)));
}

/** An instrument's whole quote. All values are strings; prices have four decimals. */
export function quoteRow(quote: SimQuote): Body {
  const { instrument } = quote;
  const change = quote.lastPaise - quote.closePaise;
  return {
    exchange_token: instrument.token,
    display_symbol: instrument.tradingSymbol,
    exchange: instrument.segment,
    lstup_time: String(epochSeconds(quote.lastTradedAtMs)),
    ltp: writeRupees(quote.lastPaise, 4),
    last_traded_quantity: String(quote.lastTradedQuantity),
    total_buy: String(quote.totalBuyQuantity),
    total_sell: String(quote.totalSellQuantity),
    last_volume: String(quote.volume),
    avg_cost: writeRupees(quote.averagePaise, 4),
    open_int: '0',
    change: writeRupees(change, 4),
    per_change: writePercent(change, quote.closePaise),
    low_price_range: writeRupees(instrument.lowerBandPaise, 4),
    high_price_range: writeRupees(instrument.upperBandPaise, 4),
    year_high: writePlainRupees(quote.yearHighPaise),
    year_low: writePlainRupees(quote.yearLowPaise),
    ohlc: {
      open: writeRupees(quote.openPaise, 4),
      high: writeRupees(quote.highPaise, 4),
      low: writeRupees(quote.lowPaise, 4),
      close: writeRupees(quote.closePaise, 4),
    },
    depth: { buy: depth(quote.buy), sell: depth(quote.sell) },
  };
}

function depth(levels: readonly DepthLevel[]): Body[] {
  return Array.from({ length: DEPTH_LEVELS }, (_, index) => {
    const level = levels[index];
    return {
      price: writeRupees(level?.pricePaise ?? 0, 4),
      quantity: String(level?.quantity ?? 0),
      orders: String(level?.orders ?? 0),
    };
  });
}
