import { reconcile, resolveNotPlaced, resolvePlacedAs, whyNotRetryable } from '@orderwatch/core';
import { settleUnfinished } from '../../desk/settle-unfinished.ts';
import { recordOutcome } from '../../placement/record-outcome.ts';

/** The decisions that are explored: the product's own. A planted fault stands in for one of them. */
export interface Decisions {
  readonly reconcile: typeof reconcile;
  readonly recordOutcome: typeof recordOutcome;
  readonly settleUnfinished: typeof settleUnfinished;
  readonly resolveNotPlaced: typeof resolveNotPlaced;
  readonly resolvePlacedAs: typeof resolvePlacedAs;
  readonly whyNotRetryable: typeof whyNotRetryable;
}

export const REAL: Decisions = {
  reconcile,
  recordOutcome,
  settleUnfinished,
  resolveNotPlaced,
  resolvePlacedAs,
  whyNotRetryable,
};
