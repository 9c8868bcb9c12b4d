import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** Another text whenever that by which the account's broker is opened was written: its mode and its credentials. */
export async function connectionStamp(db: Db, accountId: string): Promise<string | null> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ', a.mode, a.account_code, c.updated_at, md5(c.wrapped_key)) as stamp
    from broker_accounts a left join broker_credentials c on c.account_id = a.id
    where a.id = ${accountId}`.execute(db);
  return rows[0]?.stamp ?? null;
}
