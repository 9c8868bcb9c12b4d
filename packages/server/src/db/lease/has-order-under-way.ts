import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** Whether an order, or a change of one, is written down as about to be sent or on its way. */
export async function hasOrderUnderWay(db: Db, accountId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select 1 from attempts a
      left join commands c on c.attempt_id = a.id and c.state in ('planned', 'sending')
      where a.account_id = ${accountId}
        and a.state in ('planned', 'sending', 'unconfirmed', 'accepted', 'queued', 'open')
        and (a.state in ('planned', 'sending') or c.id is not null)) as found`.execute(db);
  return rows[0]?.found ?? true;
}
