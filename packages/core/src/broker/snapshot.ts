import type { EpochMs } from '../time.ts';
import type { BrokerOrder } from './broker-order.ts';

/** Why a reading gave nothing. Each says something different about what to do next; none says that anything is absent. */
export type ReadingFailureKind =
  | 'auth'
  | 'limited'
  | 'down'
  | 'timeout'
  | 'malformed'
  | 'too_large'
  | 'not_permitted'
  | 'refused';

export interface ReadingFailure {
  readonly kind: ReadingFailureKind;
  /** The broker's or the network's words. */
  readonly words: string;
}

/** A row that could not be trusted; the rest of the reading stands. */
export interface QuarantinedRow {
  readonly raw: string;
  readonly why: string;
}

/** When a reading was asked for and when its answer was there, by the caller's clock. */
export interface ReadingTimes {
  readonly requestedAtMs: EpochMs;
  readonly receivedAtMs: EpochMs;
}

/** A reading of a list. Only `complete` and `empty` can say that something is absent. A failed one is no empty list. */
export type Reading<Row> = ReadingTimes &
  (
    | { readonly kind: 'complete'; readonly rows: readonly Row[] }
    | { readonly kind: 'empty' }
    | {
        readonly kind: 'partial';
        readonly rows: readonly Row[];
        readonly quarantined: readonly QuarantinedRow[];
      }
    | { readonly kind: 'failed'; readonly why: ReadingFailure }
  );

/** A reading of one thing. */
export type SingleReading<Value> = ReadingTimes &
  (
    | { readonly kind: 'complete'; readonly value: Value }
    | { readonly kind: 'failed'; readonly why: ReadingFailure }
  );

/** `book` is the whole order book; of the others nothing may be concluded from what they lack. */
export type SnapshotSource = 'book' | 'feed' | 'one_order' | 'history';

/** One reading of orders. */
export type Snapshot = Reading<BrokerOrder> & { readonly source: SnapshotSource };
