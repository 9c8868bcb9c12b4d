import type { DecimalText, Paise } from '../money/index.ts';
import type { CancelledBy, JsonObject, OrderInstrument, OrderType, Side, Variety } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { ExactOrder } from './exact-order.ts';
import type { Note } from './note.ts';

/** The shapes in which the earlier system kept what we take over. */
export const LEGACY_KINDS = [
  'pending_orders',
  'trades',
  'flat_trades',
  'failed_orders',
  'orders_table',
  'positions_table',
  'tracked_symbols',
  'exported_order',
] as const;
export type LegacyKind = (typeof LEGACY_KINDS)[number];

/**
 * What a source says of an order's life, before the day and other rows are looked at. `live`: it was at work when last
 * seen. `queued` and `failed`: it could not be placed.
 */
export type FactWord = 'live' | 'partly' | 'executed' | 'rejected' | 'cancelled' | 'failed' | 'queued';

export interface RetryFacts {
  /** Null where the source lacks it: then its time is over. */
  readonly firstFailedAtMs: EpochMs | null;
  readonly lastRetryAttemptMs: EpochMs | null;
  readonly retryCount: number;
  readonly requiredCash: Paise | null;
  readonly availableCash: Paise | null;
  readonly shortfall: Paise | null;
}

export interface Sale {
  readonly atMs: EpochMs | null;
  /** False: a buy of the older database is `closed` when it filled, sold or not. An open position then tells. */
  readonly certain: boolean;
}

/** One order as one row tells it. A row of trades tells of several: the buy, its re-entries, the sell. */
export interface OrderFact {
  readonly kind: LegacyKind;
  /** What makes two facts the same order: the broker's number, or what stands for it. */
  readonly key: string;
  /** As it stands in the source. Only one of 10 to 20 digits can be the broker's. */
  readonly number: string | null;
  readonly instrument: OrderInstrument;
  /** Null: the source does not tell, and nothing lets it be inferred. */
  readonly side: Side | null;
  /** Whether the source itself names the side. Another row that does is believed before an inference. */
  readonly sideStated: boolean;
  readonly quantity: number;
  readonly orderType: OrderType;
  readonly limitPrice: Paise | null;
  readonly variety: Variety;
  readonly product: string;
  readonly placedAtMs: EpochMs | null;
  readonly checkedAtMs: EpochMs | null;
  readonly word: FactWord;
  readonly filledQty: number;
  readonly averagePrice: DecimalText | null;
  readonly filledAtMs: EpochMs | null;
  /** Of a buy: what it bought has been sold. */
  readonly sale: Sale | null;
  /** It belongs to a trade of which buy and sale are both told. */
  readonly traded: boolean;
  readonly reasonCode: string | null;
  /** The source's own words for why. */
  readonly reason: string | null;
  readonly cancelledBy: CancelledBy | null;
  readonly retry: RetryFacts | null;
  /** What the recommendation behind it said, as far as the source kept it. */
  readonly recommendation: JsonObject | null;
  /** Set where Orderwatch itself wrote the row and nobody changed it since: then this is the order, whole. */
  readonly exact: ExactOrder | null;
}

/** A row that was understood and of which nothing is taken over. */
export interface Skipped {
  readonly kind: LegacyKind;
  readonly skip: string;
}

/** What one row was understood to say. */
export interface ReadRow {
  readonly kind: LegacyKind;
  readonly facts: readonly OrderFact[];
  readonly notes: readonly Note[];
  /** Of rows that tell nothing of an order by themselves. */
  readonly about: Reference | null;
}

/** A row that only points at orders: a tracked symbol, or a position. */
export interface Reference {
  readonly instrument: OrderInstrument;
  readonly numbers: readonly string[];
  readonly active: boolean;
  readonly quantity: number;
  /** Shares that the user had before and that are none of ours. */
  readonly preExistingQty: number;
  /** What is made when nothing else tells of the shares. */
  readonly fallback: OrderFact | null;
}

export interface Refusal {
  readonly field: string;
  readonly words: string;
}
