import type { Paise } from '../money/index.ts';
import type { IstDay } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';

/**
 * Closing prices, and what their gaps and jumps mean.
 *
 * 1. A close is what its source said for that day; none is made up for a day that has none.
 * 2. A row that cannot be read is told with its line; the others stand.
 * 3. A day whose file was read and that lacks the share was a day without a trade. A day whose file was not read is missing.
 * 4. A jump between the stored close and the exchange's base price, or a new ISIN, series or face value, is told as
 *    evidence of a corporate action; what it was is for a person to say.
 * 5. Open, high and low are known together or not at all. The low is the least of the four prices, the high the greatest.
 */
export interface DailyClose {
  readonly isin: string;
  readonly symbol: string;
  readonly series: string;
  readonly day: IstDay;
  readonly close: Paise;
  /** Null where the source told none, and of closes that were kept before these were. */
  readonly openHighLow: OpenHighLow | null;
  /** What the same source calls the close before it; null where it names none. */
  readonly previousClose: Paise | null;
  readonly source: CloseSource;
  readonly importedAtMs: EpochMs;
}

/** The first price of a day, the highest and the lowest. */
export interface OpenHighLow {
  readonly open: Paise;
  readonly high: Paise;
  readonly low: Paise;
}

export type CloseSource = 'nse_bhavcopy' | 'broker' | 'user';
