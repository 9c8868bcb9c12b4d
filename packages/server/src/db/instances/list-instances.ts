import { sql } from 'kysely';
import type { Db } from '../connect.ts';

export interface ListedInstance {
  readonly id: string;
  readonly version: string;
  readonly keyPrint: string;
  readonly accounts: number;
}

/** Who was heard of within that time by the database's clock, the longest-lived first, and how many accounts each holds. */
export async function listInstances(db: Db, ttlMs: number): Promise<readonly ListedInstance[]> {
  const { rows } = await sql<ListedInstance>`
    select i.id, i.version, i.key_print as "keyPrint",
      (select count(*) from leases l where l.owner = i.id and l.expires_at > clock_timestamp()) as accounts
    from instances i
    where i.seen_at >= clock_timestamp() - make_interval(secs => ${ttlMs / 1000})
    order by i.started_at, i.id`.execute(db);
  return rows;
}
