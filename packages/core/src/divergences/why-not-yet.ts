import type { Attempt } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';

/** Why nobody may decide yet what became of an unconfirmed sending. */
export type NotYet =
  | { readonly kind: 'too_early'; readonly fromMs: EpochMs }
  | { readonly kind: 'no_complete_reading' };

export interface KnownNow {
  readonly nowMs: EpochMs;
  /** When the last complete reading of the book was asked for. */
  readonly completeReadingMs: EpochMs | null;
}

/** A paused sender could still emit its one request; after this time it can no more. */
const SETTLE_MS = 2 * 60_000;

/**
 * Whoever decides before the book could show our tag decides against what it is about to tell: it takes two minutes, and a
 * complete reading asked for after them. Null when a decision is in order.
 */
export function whyNotYet(
  { sentAtMs, createdAtMs }: Pick<Attempt, 'sentAtMs' | 'createdAtMs'>,
  { nowMs, completeReadingMs }: KnownNow,
): NotYet | null {
  const fromMs = (sentAtMs ?? createdAtMs) + SETTLE_MS;
  if (nowMs < fromMs) return { kind: 'too_early', fromMs };
  const isSeen = completeReadingMs !== null && completeReadingMs >= fromMs;
  return isSeen ? null : { kind: 'no_complete_reading' };
}
