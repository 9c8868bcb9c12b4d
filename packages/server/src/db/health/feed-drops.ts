import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/**
 * How often the order feed of each of a user's accounts was gone for longer than a minute, since a moment; accounts without
 * such a gap are left out. A shorter one is no event: brokers drop the feed every few minutes.
 */
export async function countFeedDrops(
  db: Db,
  { userId, sinceMs }: { readonly userId: string; readonly sinceMs: number },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ accountId: string; count: number }>`
    select e.account_id as "accountId", count(*) as count
    from events e join broker_accounts a on a.id = e.account_id
    where a.user_id = ${userId} and e.kind = 'account.feed_down'
      and e.at >= to_timestamp(${sinceMs}::float8 / 1000)
    group by e.account_id`.execute(db);
  return new Map(rows.map(({ accountId, count }) => [accountId, count]));
}
