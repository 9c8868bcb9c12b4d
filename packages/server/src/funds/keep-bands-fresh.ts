import { bandKey, loadWaitingListings } from '../db/funds/price-bands.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { AfterReading } from '../monitor/after-reading.ts';
import { readBands } from './read-bands.ts';

/** How soon what has just begun to wait is noticed. */
const LOOK_EVERY_MS = 10_000;
/** A band changes once a day, and in the course of a day only where the exchange widens it. */
const ASK_EVERY_MS = 3_600_000;

interface Asked {
  lookedMs: number;
  /** By listing. Also where nothing was told, so that a share without a band is not asked for each minute. */
  readonly askedMs: Map<string, number>;
}

const memory = new WeakMap<AccountHands, Asked>();

/** Asks between which prices the shares are taken that buys wait for: of a new one at once, of the others each hour. */
export const keepBandsFresh: AfterReading = async ({ parts, hands }, { complete }) => {
  const nowMs = parts.clock.nowMs();
  const asked = memory.get(hands) ?? { lookedMs: Number.NEGATIVE_INFINITY, askedMs: new Map() };
  memory.set(hands, asked);
  const broker = hands.broker();
  if (!complete || broker === null || hands.claim() === null || nowMs - asked.lookedMs < LOOK_EVERY_MS)
    return;
  asked.lookedMs = nowMs;
  const accountId = hands.facts().id;
  const waiting = await loadWaitingListings(parts.db, accountId);
  const due = waiting.filter(
    (each) => nowMs - (asked.askedMs.get(bandKey(each)) ?? Number.NEGATIVE_INFINITY) >= ASK_EVERY_MS,
  );
  for (const each of due) asked.askedMs.set(bandKey(each), nowMs);
  await readBands(parts.db, broker.reading, { accountId, listings: due });
};
