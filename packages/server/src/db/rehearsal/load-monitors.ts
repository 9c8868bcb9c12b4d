import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** Who looks after an account, and how fresh what it knows is. */
export interface MonitorFacts {
  readonly accountId: string;
  /** The process that has the lease; null when nobody has, or it has run out. */
  readonly pid: number | null;
  /** When the last complete reading was asked for, by the desk's clock. */
  readonly lastCompleteAtMs: number | null;
}

export async function loadMonitors(db: Db): Promise<readonly MonitorFacts[]> {
  const { rows } = await sql<MonitorFacts>`
    select a.id as "accountId",
      case when l.expires_at > clock_timestamp() then split_part(l.owner, '/', 2)::int end as pid,
      (extract(epoch from h.last_complete_at) * 1000)::float8 as "lastCompleteAtMs"
    from broker_accounts a
    left join leases l on l.account_id = a.id
    left join account_heads h on h.account_id = a.id
    order by a.id`.execute(db);
  return rows;
}

/**
 * How often each wish to place was written down, where it was more than once. Wishes differ in quantity or symbol. One that
 * was refused did nothing, and its key was given back: whoever did not hear of it asks again.
 */
export async function findRepeatedWishes(
  db: Db,
): Promise<readonly { readonly wish: string; readonly count: number }[]> {
  const { rows } = await sql<{ wish: string; count: number }>`
    select account_id || ' ' || (body ->> 'symbol') || ' ' || (body ->> 'quantity') as wish, count(*)::int as count
    from desk_requests where kind = 'place' and state <> 'refused' group by 1 having count(*) > 1`.execute(
    db,
  );
  return rows;
}
