import { bandKey } from '../db/funds/price-bands.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { AfterReading } from '../monitor/after-reading.ts';
import { listingsToAsk } from './listings-to-ask.ts';
import { readBands } from './read-bands.ts';

/** How soon what has just begun to wait is noticed. */
const LOOK_EVERY_MS = 10_000;
/** A band changes once a day, and in the course of a day only where the exchange widens it. */
const ASK_EVERY_MS = 3_600_000;
const ASK_AGAIN_MS = 60_000;

interface Asked {
  lookedMs: number;
  /** By listing, from when on it is asked for again. Also where nothing was told: a share may have no band. */
  readonly dueMs: Map<string, number>;
}

const memory = new WeakMap<AccountHands, Asked>();

/**
 * Asks between which prices the shares are taken that buys wait for, or were refused for their price: of a new one at once, of
 * the others each hour, and sooner where it did not answer.
 */
export const keepBandsFresh: AfterReading = async ({ parts, hands }, { complete }) => {
  // By the monotonic clock: one that was wrong and is set right must not keep anybody waiting.
  const nowMs = parts.clock.monotonicMs();
  const asked = memory.get(hands) ?? { lookedMs: Number.NEGATIVE_INFINITY, dueMs: new Map() };
  memory.set(hands, asked);
  const broker = hands.broker();
  if (!complete || broker === null || hands.claim() === null || nowMs - asked.lookedMs < LOOK_EVERY_MS)
    return;
  asked.lookedMs = nowMs;
  const accountId = hands.facts().id;
  const wanted = await listingsToAsk(parts.db, accountId, parts.clock.nowMs());
  const due = wanted.filter((each) => nowMs >= (asked.dueMs.get(bandKey(each)) ?? nowMs));
  const answered = await readBands(parts.db, broker.reading, { accountId, listings: due });
  const againMs = nowMs + (answered ? ASK_EVERY_MS : ASK_AGAIN_MS);
  for (const each of due) asked.dueMs.set(bandKey(each), againMs);
};
