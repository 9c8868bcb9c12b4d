import type { RawRow } from './raw-row.ts';

/** One instrument's prices. Which fields are there depends on the type of quote asked for. */
export interface QuoteRow {
  readonly exchange_token: string;
  readonly exchange: string;
  readonly display_symbol: string | undefined;
  /** Epoch milliseconds of the last update. */
  readonly lstupTimeMs: number | undefined;
  readonly ltp: string | undefined;
  readonly last_traded_quantity: number | undefined;
  readonly total_buy: number | undefined;
  readonly total_sell: number | undefined;
  readonly last_volume: number | undefined;
  readonly avg_cost: string | undefined;
  readonly open_int: number | undefined;
  readonly change: string | undefined;
  readonly per_change: string | undefined;
  /** The lower circuit limit. */
  readonly low_price_range: string | undefined;
  /** The upper circuit limit. */
  readonly high_price_range: string | undefined;
  readonly year_high: string | undefined;
  readonly year_low: string | undefined;
  readonly ohlc: Ohlc | undefined;
  readonly depth: Depth | undefined;
  readonly raw: RawRow;
}

export interface Ohlc {
  readonly open: string | undefined;
  readonly high: string | undefined;
  readonly low: string | undefined;
  /** The previous day's close. */
  readonly close: string | undefined;
}

export interface Depth {
  readonly buy: readonly DepthLevel[];
  readonly sell: readonly DepthLevel[];
}

export interface DepthLevel {
  readonly price: string;
  readonly quantity: number;
  readonly orders: number | undefined;
}

export type QuoteType = 'all' | 'ltp' | 'ohlc' | 'depth' | 'oi' | '52w' | 'circuit_limits' | 'scrip_details';

/** An instrument by segment and token, or an index by its exact name (`Nifty 50`). */
export interface QuoteInstrument {
  readonly segment: string;
  readonly token: string;
}
