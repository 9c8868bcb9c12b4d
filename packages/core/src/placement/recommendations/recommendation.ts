import type { Exchange } from '../../market/index.ts';
import type { Paise } from '../../money/index.ts';

/** One row of a file that asks for a buy. */
export interface Recommendation {
  /** 1 for the first row below the header. */
  readonly row: number;
  /** As written, in capitals: "RELIANCE.NS". */
  readonly ticker: string;
  readonly exchange: Exchange;
  readonly symbol: string;
  readonly verdict: 'buy' | 'strong_buy';
  /** Larger comes first; see `priorityOf`. */
  readonly priority: number;
  /** Null when the file names none: a price of nothing is unknown, not zero. */
  readonly lastClose: Paise | null;
  /** Shares a day; null when the file names none. */
  readonly averageVolume: number | null;
}

/** Why a row is not considered at all. */
export type RowSkip =
  | { readonly code: 'ticker_unreadable'; readonly text: string }
  | { readonly code: 'exchange_not_supported'; readonly exchange: string }
  | { readonly code: 'exchange_traded_fund' }
  | { readonly code: 'not_a_buy'; readonly verdict: string }
  | { readonly code: 'analysis_not_successful'; readonly status: string }
  | { readonly code: 'score_too_low'; readonly score: number; readonly atLeast: number }
  | { readonly code: 'bad_number'; readonly column: string; readonly text: string }
  | { readonly code: 'listed_twice'; readonly otherRow: number };

export interface SkippedRow {
  readonly row: number;
  readonly ticker: string;
  readonly reason: RowSkip;
}

/** Added to the priority when the model behind the file is confident, by its confidence from 0 to 1. */
const CONFIDENCE_BOOSTS = [
  { atLeast: 0.7, boost: 20 },
  { atLeast: 0.6, boost: 10 },
  { atLeast: 0.5, boost: 5 },
] as const;

/** The file's own priority, else its score, else 0, and the boost. Missing values are null. */
export function priorityOf(values: {
  readonly priorityScore: number | null;
  readonly combinedScore: number | null;
  readonly mlConfidence: number | null;
}): number {
  const { priorityScore, combinedScore, mlConfidence } = values;
  const step = CONFIDENCE_BOOSTS.find(({ atLeast }) => mlConfidence !== null && mlConfidence >= atLeast);
  return (priorityScore ?? combinedScore ?? 0) + (step?.boost ?? 0);
}
