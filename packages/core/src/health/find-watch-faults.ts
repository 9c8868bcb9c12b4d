import { dayBounds } from '../market/day-bounds.ts';
import type { TradingCalendar } from '../market/index.ts';
import { type EpochMs, istDate } from '../time.ts';

/** How an account is looked after, as far as the database tells. */
export interface WatchedAccount {
  readonly id: string;
  /** It has credentials, or a broker that needs none: somebody is expected to read its book. */
  readonly readable: boolean;
  /** For how long somebody's lease still holds; 0 or less when nobody acts for it. */
  readonly leaseLeftMs: number;
  readonly lastCompleteAtMs: EpochMs | null;
}

export type WatchFault =
  | { readonly kind: 'nobody_acts'; readonly accountId: string }
  /** Market hours, and no complete reading for too long. */
  | { readonly kind: 'not_read'; readonly accountId: string; readonly ageMs: number | null };

/** A reading a minute is the floor of market hours: two may fail before anybody is alarmed. */
export const READING_AGE_MS_MAX = 180_000;

/**
 * What is wrong with the watching now; empty when all is well. Outside the hours no reading is expected, and in the first
 * minutes of a session the last one may be of the day before.
 */
export function findWatchFaults(
  accounts: readonly WatchedAccount[],
  nowMs: EpochMs,
  calendar: TradingCalendar,
): readonly WatchFault[] {
  const bounds = dayBounds(calendar, istDate(nowMs));
  const isExpected =
    bounds.kind === 'session' &&
    nowMs >= bounds.watchFrom.epochMilliseconds + READING_AGE_MS_MAX &&
    nowMs < bounds.lastPhaseEnd.epochMilliseconds;
  return accounts.flatMap(({ id, readable, leaseLeftMs, lastCompleteAtMs }): readonly WatchFault[] => {
    if (!readable) return [];
    if (leaseLeftMs <= 0) return [{ kind: 'nobody_acts', accountId: id }];
    const ageMs = lastCompleteAtMs === null ? null : nowMs - lastCompleteAtMs;
    const isFresh = ageMs !== null && ageMs <= READING_AGE_MS_MAX;
    return isExpected && !isFresh ? [{ kind: 'not_read', accountId: id, ageMs }] : [];
  });
}
