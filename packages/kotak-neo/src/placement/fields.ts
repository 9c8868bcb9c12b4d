export type ExchangeSegment = 'nse_cm' | 'bse_cm' | 'nse_fo' | 'bse_fo' | 'mcx_fo';
export type Product = 'CNC' | 'NRML' | 'MIS' | 'MTF';
export type PriceType = 'L' | 'MKT' | 'SL' | 'SL-M';
export type Validity = 'DAY' | 'IOC';
export type Side = 'B' | 'S';
export type YesNo = 'YES' | 'NO';

/** A new order, in Kotak's words. Numbers are decimal strings. */
export interface PlaceOrderFields {
  /** `YES`: an after-market order. */
  readonly am: YesNo;
  readonly es: ExchangeSegment;
  readonly pc: Product;
  /** Limit price in rupees; `'0'` for MKT and SL-M. */
  readonly pr: string;
  readonly pt: PriceType;
  /** Quantity in units, a multiple of the lot. */
  readonly qt: string;
  readonly rt: Validity;
  /** `pTrdSymbol` of the scrip master: `IDEA-EQ`. */
  readonly ts: string;
  readonly tt: Side;
  /** Trigger price. Default `'0'`. */
  readonly tp?: string;
  /** Disclosed quantity. Default `'0'`. */
  readonly dq?: string;
  /** Market protection. Default `'0'`. */
  readonly mp?: string;
  /** A tag of the caller, echoed as `GuiOrdId`; unique, as Kotak refuses a repeated one. */
  readonly ig?: string | null;
  /** Order source. Default `NEOTRADEAPI`. */
  readonly os?: string;
}

/** A change of an order; every value is the new one, `qt` the new total quantity. */
export interface ModifyOrderFields {
  readonly no: string;
  readonly am: YesNo;
  readonly qt: string;
  readonly pr: string;
  readonly pt: PriceType;
  readonly vd: Validity;
  readonly tp?: string;
  readonly dq?: string;
  readonly mp?: string;
  readonly os?: string;
}

/** An AMO that has not reached the exchange needs `am: 'YES'` and its symbol; Kotak refuses it otherwise. */
export type CancelOrderFields =
  | { readonly on: string; readonly am: 'NO' }
  | { readonly on: string; readonly am: 'YES'; readonly ts: string };

export interface SendOptions {
  /** Asked last, after login and rate limit, right before the request is handed to the network. */
  readonly beforeSend?: () => { readonly ok: true } | { readonly ok: false; readonly why: string };
  /** Aborting before anything was written gives `not_sent`; later it gives `unknown`. */
  readonly signal?: AbortSignal;
}
