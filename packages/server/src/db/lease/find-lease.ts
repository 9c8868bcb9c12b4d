import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** Who has the account's lease, and for how long by the database's clock; undefined when nobody ever had it. */
export async function findLease(
  db: Db,
  accountId: string,
): Promise<{ readonly owner: string; readonly leftMs: number } | undefined> {
  const { rows } = await sql<{ owner: string; leftMs: number }>`
    select owner, case when expires_at = '-infinity' then 0
      else (extract(epoch from expires_at - clock_timestamp()) * 1000)::float8 end as "leftMs"
    from leases where account_id = ${accountId}`.execute(db);
  return rows[0];
}
