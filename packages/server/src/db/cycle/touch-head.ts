import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';
import type { LeaseClaim } from '../lease/renew-lease.ts';
import { storableJson } from './canonical-json.ts';
import type { HeadNote } from './change-set.ts';

/**
 * Writes down a reading that changed nothing: one statement and one row, whatever the size of the book. False when the
 * lease or the account's history has moved on; then nothing was written.
 */
export async function touchHead(
  db: Db,
  claim: LeaseClaim,
  expectedSeq: number,
  note: HeadNote,
): Promise<boolean> {
  const json = (value: unknown) => (value === undefined ? null : storableJson(JSON.stringify(value)));
  const { rows } = await sql`
    with held as (
      select account_id from leases
      where account_id = ${claim.accountId} and owner = ${claim.owner} and epoch = ${claim.epoch}
      for share
    )
    update account_heads h set
      guard = coalesce(${json(note.guard)}::jsonb, guard),
      last_reading = coalesce(${json(note.lastReading)}::jsonb, last_reading),
      last_complete_at = coalesce(${note.lastCompleteAtMs === undefined ? null : toTimestamp(note.lastCompleteAtMs)}::timestamptz, last_complete_at),
      last_cycle = coalesce(${json(note.lastCycle)}::jsonb, last_cycle),
      sealed_day = coalesce(${note.sealedDay ?? null}::date, sealed_day)
    from held
    where h.account_id = held.account_id and h.event_seq = ${expectedSeq}
    returning 1`.execute(db);
  return rows.length === 1;
}
