import type { Db } from '../db/connect.ts';
import { loadEndedBuys } from '../db/funds/load-ended-buys.ts';
import { bandKey, type ListingRef, loadWaitingListings } from '../db/funds/price-bands.ts';

/** The shares whose band matters: those that buys wait for, and those of buys that were refused for their price of late. */
export async function listingsToAsk(
  db: Db,
  accountId: string,
  nowMs: number,
): Promise<readonly ListingRef[]> {
  const [waiting, ended] = await Promise.all([
    loadWaitingListings(db, accountId),
    loadEndedBuys(db, accountId, nowMs),
  ]);
  const refused = ended.filter(({ refusedForBand, token }) => refusedForBand && token !== '');
  return [...new Map([...waiting, ...refused].map((each) => [bandKey(each), each])).values()];
}
