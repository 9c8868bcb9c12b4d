import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** Changes that the broker dates. What only we concluded has no such time. */
const DATED_KINDS = [
  'order.open',
  'order.partly_filled',
  'order.filled',
  'order.cancelled',
  'order.rejected',
  'order.expired',
  'order.modified',
];
/** The chain is read backwards along its index, and no further than this. */
const EVENTS_READ = 2_000;

export interface Latency {
  /** From the broker's own time of the change until it was in our history. Never negative: clocks differ a little. */
  readonly latencyMs: number;
  readonly source: string;
}

/**
 * How long after the broker's time each of an account's latest changes became known. What happened while this program
 * was not running is left out: that delay is not one of watching.
 */
export async function listLatencies(db: Db, accountId: string): Promise<readonly Latency[]> {
  const { rows } = await sql<Latency>`
    select greatest(0, extract(epoch from e.at) * 1000 - (e.body ->> 'updatedAtMs')::numeric)::float8 as "latencyMs",
           e.source
    from (
      select at, body, source, kind from events
      where account_id = ${accountId} order by seq desc limit ${EVENTS_READ}
    ) e
    where e.kind = any(${DATED_KINDS}::text[])
      and jsonb_typeof(e.body -> 'updatedAtMs') = 'number'
      and e.body ->> 'whileDown' is null`.execute(db);
  return rows;
}
