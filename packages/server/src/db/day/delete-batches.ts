import type { RawBuilder } from 'kysely';
import type { Db } from '../connect.ts';

/** Small enough that nobody waits for a row of it. */
const BATCH = 500;
/** What is left after this many is the next day's. */
const BATCHES = 40;

/**
 * Deletes in small batches, each a transaction of its own: being killed in the middle loses nothing but the rest. Returns how
 * many rows the statements deleted.
 */
export async function deleteBatches(
  db: Db,
  statement: (limit: number) => RawBuilder<unknown>,
): Promise<number> {
  let rows = 0;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const result = await statement(BATCH).execute(db);
    const deleted = Number(result.numAffectedRows ?? 0n);
    rows += deleted;
    if (deleted < BATCH) break;
  }
  return rows;
}
