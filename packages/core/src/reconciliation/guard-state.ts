import type { IstDay } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';

/**
 * What the readings of an account have shown so far, as plain JSON: kept in one row per account, handed in and out.
 * It decides whether a reading may be believed, and that nobody is told the same thing twice.
 */
export interface GuardState {
  /** The trading day whose orders may not vanish. */
  readonly bookDay: IstDay | null;
  /** The last trading day that ended with a complete final reading. */
  readonly sealedDay: IstDay | null;
  /** When the last applied reading of the book was asked for: an older one that arrives later is not applied. */
  readonly lastRequestedAtMs: EpochMs | null;
  /** The same for the last one without any doubt: the one on which an absence may rest. */
  readonly lastCompleteRequestedAtMs: EpochMs | null;
  /** The highest row version of this trading day's rows in the book. */
  readonly highestUpdateNs: string | null;
  readonly emptyStreak: number;
  readonly shrinkStreak: number;
  readonly staleStreak: number;
  /** Since when readings have failed; null while they succeed. */
  readonly failingSinceMs: EpochMs | null;
  /** Of which kind the failure was that was told. */
  readonly failingWhy: string | null;
  /** Status texts that a person has been told of. Kept for good. */
  readonly unknownTexts: readonly string[];
  /** Keys of alerts raised for `bookDay`. */
  readonly alerted: readonly string[];
}

export const EMPTY_GUARD: GuardState = {
  bookDay: null,
  sealedDay: null,
  lastRequestedAtMs: null,
  lastCompleteRequestedAtMs: null,
  highestUpdateNs: null,
  emptyStreak: 0,
  shrinkStreak: 0,
  staleStreak: 0,
  failingSinceMs: null,
  failingWhy: null,
  unknownTexts: [],
  alerted: [],
};
