import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import type { ActivityRow } from '../events/list-activity.ts';

/** As many of an account's events as are asked for, the latest, in the order in which they were recorded. */
export async function loadToldEvents(
  db: Db,
  of: { readonly accountId: string; readonly most: number },
): Promise<{ readonly events: readonly ActivityRow[]; readonly isCut: boolean }> {
  // The broker's own words go with the database, so no event names its evidence.
  const { rows } = await sql<ActivityRow>`
    select e.id, e.account_id, e.seq, e.order_id, e.attempt_id, e.kind, e.actor, e.source, e.at, e.body,
      null as evidence_id, o.symbol
    from events e left join orders o on o.id = e.order_id
    where e.account_id = ${of.accountId} order by e.seq desc limit ${of.most + 1}`.execute(db);
  return { events: rows.slice(0, of.most).reverse(), isCut: rows.length > of.most };
}
