import type { SimOrder } from './order-types.ts';

export interface PricePoint {
  /** IST wall-clock time, `HH:MM` or `HH:MM:SS`. */
  readonly at: string;
  readonly pricePaise: number;
}

/** Overrides of one instrument's market. What is left out comes from the seed. */
export interface PriceScript {
  readonly tradingSymbol: string;
  /** IST date `YYYY-MM-DD`; every day when left out. */
  readonly day?: string;
  /** The price around which the pre-open auction meets; the first price of the day. */
  readonly openPaise?: number;
  /** The same, told as a change from the previous close, in percent. Ignored beside `openPaise`. */
  readonly gapPercent?: number;
  /** The price goes in a straight line from point to point, and stays at the last one. */
  readonly points?: readonly PricePoint[];
  /** The closing auction's price, and the next day's previous close. The last point by default. */
  readonly closePaise?: number;
  readonly floorPaise?: number;
  readonly capPaise?: number;
  /** Shares that the rest of the market trades with us in a minute, on either side. 0: nothing is ever filled. */
  readonly liquidityPerMinute?: number;
  /** Shares offered, and wanted, by the rest of the market in each auction. Ten minutes' liquidity by default. */
  readonly auctionLiquidity?: number;
  /** Replaces the day's previous close, as a corporate action does. */
  readonly previousClosePaise?: number;
  /** Width of the circuit band on either side of the previous close, in percent. */
  readonly bandPercent?: number;
}

/**
 * A split, a bonus issue or the like: `from` shares become `to`, and prices and quantities count anew from the ex-day on.
 * One to one leaves them as they are.
 */
export interface ShareSplit {
  readonly tradingSymbol: string;
  readonly from: number;
  readonly to: number;
  /** IST date `YYYY-MM-DD`: the first day on which the shares trade by the new count. */
  readonly exDay: string;
  /** The share's face value from that day on. A split changes it, a bonus issue does not. */
  readonly faceValuePaise?: number | undefined;
}

/** Which orders a forced rejection meets: every given part must agree. */
export interface OrderMatcher {
  readonly ucc?: string;
  readonly tradingSymbol?: string;
  readonly side?: 'B' | 'S';
  readonly orderNumber?: string;
  readonly where?: (order: SimOrder) => boolean;
}

/** Who says no. The broker's risk desk refuses before, the exchange after the order was sent on. */
export type RejectedBy = 'rms' | 'exchange';
