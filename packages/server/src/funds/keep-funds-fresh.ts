import type { AccountHands } from '../desk/account-hands.ts';
import type { AfterReading } from '../monitor/after-reading.ts';
import { readFunds } from './read-funds.ts';

/** Whoever opens the page shall see a figure of the last hour at once; who needs a newer one asks for it. */
const EVERY_MS = 3_600_000;
const lastAskedMs = new WeakMap<AccountHands, number>();

/** Asks the broker what is free: with the first reading after a start, then each hour in which the book is read. */
export const keepFundsFresh: AfterReading = async ({ parts, hands }, { complete }) => {
  // By the monotonic clock: one that was wrong and is set right must not keep anybody waiting.
  const nowMs = parts.clock.monotonicMs();
  const lastMs = lastAskedMs.get(hands);
  if (!complete || (lastMs !== undefined && nowMs - lastMs < EVERY_MS)) return;
  lastAskedMs.set(hands, nowMs);
  await readFunds(parts, hands);
};
