import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

/** Small enough that nobody waits for a row of it. */
const BATCH = 1_000;
/** What is left after this many is the next day's. */
const BATCHES = 50;

/**
 * Drops the originals of rows that were imported before a moment, like all raw evidence: what became of each row, and its
 * hash, stay for good. In small batches, each a transaction of its own. Returns how many were dropped.
 */
export async function ageLegacyRows(db: Db, accountId: string, beforeMs: number): Promise<number> {
  let dropped = 0;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const result = await sql`
      update legacy_rows set original = null, original_text = null where id in (
        select id from legacy_rows
        where account_id = ${accountId} and imported_at < ${toTimestamp(beforeMs)}::timestamptz
          and (original is not null or original_text is not null)
        limit ${BATCH}
      )`.execute(db);
    const rows = Number(result.numAffectedRows ?? 0n);
    dropped += rows;
    if (rows < BATCH) break;
  }
  return dropped;
}
