import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import type { EventRow } from '../events/list-events.ts';

/** The history of one position, in the order in which it was learned. The caller has checked whose it is. */
export async function listPositionEvents(db: Db, positionId: string): Promise<readonly EventRow[]> {
  const { rows } = await sql<EventRow>`
    select id, account_id, seq, order_id, attempt_id, kind, actor, source, at, body, evidence_id
    from events where body ->> 'positionId' = ${positionId} order by seq`.execute(db);
  return rows;
}

export interface PositionFillRow {
  readonly id: string;
  readonly position_id: string;
  readonly order_id: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  readonly value: string;
  readonly filled_at: number | null;
  readonly learned_at: number;
  /** The exchange's number of the trade; null while only the total is known. */
  readonly trade_id: string | null;
}

/** The executions of some positions, the earliest first. */
export async function listPositionFills(
  db: Db,
  positionIds: readonly string[],
): Promise<readonly PositionFillRow[]> {
  if (positionIds.length === 0) return [];
  const { rows } = await sql<PositionFillRow>`
    select f.id, f.position_id, f.order_id, o.side, f.quantity, f.value::text as value, f.filled_at, f.learned_at,
           case when f.fill_key like 'trade:%' then substr(f.fill_key, 7) end as trade_id
    from fills f join orders o on o.id = f.order_id
    where f.position_id = any(${positionIds}::text[]) and f.superseded_at is null
    order by coalesce(f.filled_at, f.learned_at), f.cumulative_qty, f.id`.execute(db);
  return rows;
}
