export type Exchange = 'NSE' | 'BSE';
export type Segment = 'nse_cm' | 'bse_cm';

/** One line of the scrip master as it is on a given day. Prices are whole paise. */
export interface ListedInstrument {
  readonly exchange: Exchange;
  readonly segment: Segment;
  readonly symbol: string;
  readonly series: string;
  /** As requests and rows name it, for example `IDEA-EQ`. */
  readonly tradingSymbol: string;
  /** The exchange's token, unique within its segment. */
  readonly token: string;
  readonly isin: string;
  readonly name: string;
  readonly tickPaise: number;
  readonly lotSize: number;
  readonly faceValuePaise: number;
  /** The largest quantity that the exchange takes in one order. */
  readonly freezeQuantity: number;
  readonly previousClosePaise: number;
  readonly lowerBandPaise: number;
  readonly upperBandPaise: number;
  /** Instruments with derivatives have the closing auction since August 2026. */
  readonly hasDerivatives: boolean;
  /** Shares a day. */
  readonly averageVolume: number;
}

export interface DepthLevel {
  readonly pricePaise: number;
  readonly quantity: number;
  readonly orders: number;
}

/** A traded day of an instrument, as the exchange tells it afterwards. Prices in paise. */
export interface DailyBar {
  readonly instrument: ListedInstrument;
  readonly openPaise: number;
  readonly highPaise: number;
  readonly lowPaise: number;
  readonly closePaise: number;
  /** The close before it, by the day's own count of shares. */
  readonly previousClosePaise: number;
  readonly volume: number;
}

/** What the market shows of an instrument now. Zero where the day has none yet (an open before the open). */
export interface SimQuote {
  readonly instrument: ListedInstrument;
  readonly lastPaise: number;
  readonly openPaise: number;
  readonly highPaise: number;
  readonly lowPaise: number;
  /** The previous trading day's close, which Kotak's quote calls close. */
  readonly closePaise: number;
  readonly averagePaise: number;
  readonly lastTradedQuantity: number;
  readonly volume: number;
  readonly totalBuyQuantity: number;
  readonly totalSellQuantity: number;
  readonly yearHighPaise: number;
  readonly yearLowPaise: number;
  readonly lastTradedAtMs: number;
  /** Five levels each, best first; empty on the side that a circuit has emptied. */
  readonly buy: readonly DepthLevel[];
  readonly sell: readonly DepthLevel[];
}

export type PhaseName =
  | 'closed'
  | 'pre_open_order_entry'
  | 'pre_open_matching'
  | 'pre_open_buffer'
  | 'continuous'
  | 'closing_auction_reference'
  | 'closing_auction_entry'
  | 'closing_auction_matching';

/** The exchange's phase now, for instruments with and without derivatives, and when either changes next. */
export interface MarketStatus {
  readonly withDerivatives: PhaseName;
  readonly withoutDerivatives: PhaseName;
  readonly nextChangeMs: number;
}
