import type { Paise } from '../money/paise.ts';

export type Exchange = 'NSE' | 'BSE';
export type CashSegment = 'nse_cm' | 'bse_cm';

/** What names one listed share. Enough to send an order and to recognise it in what the broker shows. */
export interface InstrumentRef {
  readonly exchange: Exchange;
  readonly segment: CashSegment;
  /** The exchange's name of the company's share, without a series: "RELIANCE". */
  readonly symbol: string;
  /** "EQ" for ordinary trading; "BE", "BL" and "BZ" settle trade by trade. */
  readonly series: string;
  /** What an order carries: "RELIANCE-EQ". */
  readonly tradingSymbol: string;
  /** The exchange's number of the listing: "2885". Reused over the years, so it is not an identity by itself. */
  readonly token: string;
  /** Null where the broker's list has none. */
  readonly isin: string | null;
}

/** A listing with the rules that an order of today has to obey. Read anew each day: bands, ticks and symbols change. */
export interface Instrument extends InstrumentRef {
  readonly name: string;
  /** Smallest step of a price, in paise. */
  readonly tickSize: Paise;
  /** Shares in one lot; 1 in the cash market's ordinary series. */
  readonly lotSize: number;
  /** What the company's books say one share is worth, in paise; null where the list has none. A split changes it. */
  readonly faceValue: Paise | null;
  /** Largest quantity that one order may carry; null where the list has none. */
  readonly freezeQuantity: number | null;
  /** Lowest and highest price that the exchange takes today; null when unknown or unlimited. */
  readonly lowerBand: Paise | null;
  readonly upperBand: Paise | null;
  /** Instruments with derivatives end their day in the closing auction. */
  readonly hasDerivatives: boolean;
}

/**
 * The identity of a share for "do I own it, is it on order": exchange and ISIN, which survive a change of symbol or
 * series, or the token where the broker's list has no ISIN.
 */
export function instrumentKey(ref: {
  readonly exchange: string;
  readonly isin: string | null;
  readonly token: string;
}): string {
  return `${ref.exchange}:${ref.isin === null || ref.isin === '' ? ref.token : ref.isin}`;
}

/** The part of a listing that an order carries, without the rules of the day. */
export function instrumentRef(instrument: InstrumentRef): InstrumentRef {
  const { exchange, segment, symbol, series, tradingSymbol, token, isin } = instrument;
  return { exchange, segment, symbol, series, tradingSymbol, token, isin };
}
