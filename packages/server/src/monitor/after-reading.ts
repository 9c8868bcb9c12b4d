import type { Snapshot } from '@orderwatch/core';
import { workOverdueJobs } from '../day/work-day-job.ts';
import type { AccountContext } from '../desk/account-context.ts';
import { searchUnconfirmed } from '../divergences/search-unconfirmed.ts';
import { keepBandsFresh } from '../funds/keep-bands-fresh.ts';
import { keepFundsFresh } from '../funds/keep-funds-fresh.ts';
import { measureAmoFunds } from '../funds/measure-amo-funds.ts';
import { resolveImported } from '../legacy/resolve-imported.ts';
import { followClock } from '../notices/follow-clock.ts';
import { followConnection } from '../notices/follow-connection.ts';
import { followTrades } from '../positions/follow-trades.ts';
import { retryOnFunds } from '../retry/retry-on-funds.ts';
import { followSells } from '../sells/follow-sells.ts';

/** A reading of the book that was applied: what it changed is in the database already. */
export interface BookReading {
  readonly snapshot: Snapshot;
  /** Whole, and believed without doubt: only then may something be concluded from what it lacks. */
  readonly complete: boolean;
  /** Whether the order feed is lacking although it is wanted: down, or still being connected. */
  readonly lacksFeed: boolean;
}

/**
 * Runs behind each applied reading of the book, outside the cycle: it may ask for a fresh one. Readings that come while
 * the hooks are at work are gathered, and they see the last. Frames of the feed come here by the reading that they cause.
 */
export type AfterReading = (context: AccountContext, reading: BookReading) => Promise<void>;

/** In the order in which they run. */
export const AFTER_READING: readonly AfterReading[] = [
  followConnection,
  followClock,
  resolveImported,
  workOverdueJobs,
  searchUnconfirmed,
  retryOnFunds,
  followSells,
  followTrades,
  measureAmoFunds,
  keepFundsFresh,
  keepBandsFresh,
];
