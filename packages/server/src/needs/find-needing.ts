import { type EpochMs, istDate, istDayNumber, type NeedFacts, needsPerson } from '@orderwatch/core';
import { listAccounts } from '../db/accounts/list-accounts.ts';
import type { Db } from '../db/connect.ts';
import { loadNeedFacts } from '../db/orders/load-need-facts.ts';
import { listDivergences } from '../divergences/list-divergences.ts';

/** The ids of a user's orders that need a person now. Every list, count and mark of them is made of these. */
export async function findNeeding(
  db: Db,
  { userId, nowMs }: { readonly userId: string; readonly nowMs: EpochMs },
): Promise<readonly string[]> {
  const [own, accounts] = await Promise.all([
    loadNeedFacts(db, { userId, today: istDate(nowMs).toString() }),
    listAccounts(db, userId),
  ]);
  const compared = (await Promise.all(accounts.map((account) => listDivergences(db, account, nowMs)))).flat();
  const facts = new Map<string, NeedFacts>([...own].map(([id, each]) => [id, { ...each, divergence: null }]));
  // What was read for the comparison is the order as it is now, too.
  for (const divergence of compared) {
    const { status, tradingDay, missingSinceMs } = divergence.order;
    facts.set(divergence.orderId, { status, tradingDay, missingSinceMs, divergence });
  }
  const today = istDayNumber(nowMs);
  return [...facts].filter(([, each]) => needsPerson(each, today)).map(([id]) => id);
}
