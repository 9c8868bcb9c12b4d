import type { JsonObject } from '@orderwatch/core';
import type { RunRow } from '../db/cycle/change-set.ts';

/** Where in a run's report a row stands, and what it was reckoned from. */
export interface RowPlace {
  readonly runId: string;
  readonly position: number;
  readonly ticker: string;
  readonly detail: JsonObject;
}

export interface RowResult {
  readonly outcome: RunRow['outcome'];
  readonly reason: { readonly code: string; readonly words: string } | null;
  readonly orderId: string | null;
}

export function rowFor(place: RowPlace, { outcome, reason, orderId }: RowResult): RunRow {
  return {
    runId: place.runId,
    position: place.position,
    ticker: place.ticker,
    outcome,
    reasonCode: reason?.code ?? null,
    reason: reason?.words ?? null,
    orderId,
    detail: place.detail,
  };
}
