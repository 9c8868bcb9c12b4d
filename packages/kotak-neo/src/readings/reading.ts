import type { LoginError } from '../session/login-error.ts';

/** When a reading was asked for and received (epoch milliseconds), and what came, as evidence. */
export interface Receipt {
  readonly requestedAtMs: number;
  readonly receivedAtMs: number;
  /** The broker's answer as it came; empty when none came. */
  readonly bodyText: string;
}

/**
 * A reading of a list. Only `complete` and `empty` say that something is absent; a `failed` reading says nothing, and
 * is never an empty list.
 */
export type Reading<Row> = Receipt &
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
export type SingleReading<Value> = Receipt &
  (
    | { readonly kind: 'complete'; readonly value: Value }
    | { readonly kind: 'failed'; readonly why: ReadingFailure }
  );

/** A row that could not be trusted. The rest of the reading stands. */
export interface QuarantinedRow {
  readonly index: number;
  readonly raw: unknown;
  readonly why: string;
}

export interface ReadingFailure {
  readonly kind: /** No session, or the broker refused it twice. */
    | 'auth'
    /** Too many requests. */
    | 'limited'
    /** The broker or the way to it is down. */
    | 'down'
    | 'timeout'
    /** An answer that is not what was asked for. */
    | 'malformed'
    /** The account, the address or the order may not be asked about. */
    | 'not_permitted'
    | 'refused';
  readonly words: string;
  readonly code?: string;
  readonly login?: LoginError;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
}
