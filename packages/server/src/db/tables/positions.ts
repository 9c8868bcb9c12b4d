import type { Decimal, JsonColumn, JsonColumnOrNull, Moment, MomentOrNull, OrNull } from './columns.ts';

export interface PositionsTable {
  id: string;
  account_id: string;
  user_id: string;
  instrument_key: string;
  symbol: string;
  instrument: JsonColumn;
  opened_at: Moment;
  closed_at: MomentOrNull;
  updated_at: Moment;
  version: number;
  quantity: number;
  bought_qty: number;
  bought_value: Decimal;
  sold_qty: number;
  sold_value: Decimal;
  ledger: JsonColumn;
  adjustments: JsonColumn;
  sell_hold: JsonColumnOrNull;
  no_sell_reason: JsonColumnOrNull;
  last_target: JsonColumnOrNull;
  prices_confirmed_for: OrNull<string>;
  /** In paise. */
  face_value: OrNull<number>;
}

/** What was last seen of an open position's share. */
export interface PositionMarksTable {
  position_id: string;
  last_price: OrNull<number>;
  price_at: MomentOrNull;
  held_qty: OrNull<number>;
  held_at: MomentOrNull;
}

/** The exchange's closing prices in paise, by day and ISIN. */
export interface DailyClosesTable {
  day: string;
  isin: string;
  symbol: string;
  series: string;
  /** Open, high and low are null together: of closes that were kept before these were. */
  open: OrNull<number>;
  high: OrNull<number>;
  low: OrNull<number>;
  close: number;
  previous_close: OrNull<number>;
  source: 'nse_bhavcopy' | 'broker' | 'user';
  imported_at: Moment;
}

/** The days whose whole file was read. */
export interface DailyCloseFilesTable {
  day: string;
  source: string;
  rows: number;
  imported_at: Moment;
}
