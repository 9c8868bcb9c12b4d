import type { EpochMs, Paise, PositionId } from '@orderwatch/core';
import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

export interface PositionMark {
  readonly positionId: PositionId;
  readonly last: { readonly price: Paise; readonly atMs: EpochMs } | null;
  /** All shares of it in the account, and when they were counted. */
  readonly held: { readonly quantity: number; readonly atMs: EpochMs } | null;
}

/** Keeps what was last seen of the shares; what is unknown now leaves what was known. Nothing is decided by it. */
export async function keepMarks(db: Db, marks: readonly PositionMark[]): Promise<void> {
  if (marks.length === 0) return;
  const rows = marks.map(({ positionId, last, held }) => ({
    position_id: positionId,
    last_price: last?.price ?? null,
    price_at: last === null ? null : toTimestamp(last.atMs),
    held_qty: held?.quantity ?? null,
    held_at: held === null ? null : toTimestamp(held.atMs),
  }));
  await sql`
    insert into position_marks as m (position_id, last_price, price_at, held_qty, held_at)
    select x.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x (position_id text, last_price bigint, price_at timestamptz, held_qty integer, held_at timestamptz)
    join positions p on p.id = x.position_id
    on conflict (position_id) do update set
      last_price = coalesce(excluded.last_price, m.last_price), price_at = coalesce(excluded.price_at, m.price_at),
      held_qty = coalesce(excluded.held_qty, m.held_qty), held_at = coalesce(excluded.held_at, m.held_at)`.execute(
    db,
  );
}
