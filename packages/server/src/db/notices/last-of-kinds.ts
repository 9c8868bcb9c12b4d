import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** Which of these kinds was told last of an account; undefined when none was. */
export async function findLastOfKinds(
  db: Db,
  accountId: string,
  kinds: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{ kind: string }>`
    select kind from notices
    where account_id = ${accountId} and subject = 'account' and kind = any(${kinds}::text[])
    order by event_seq desc limit 1`.execute(db);
  return rows[0]?.kind;
}
