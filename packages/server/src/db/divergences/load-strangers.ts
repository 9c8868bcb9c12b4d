import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** What was noted of an order from elsewhere when it was first seen. */
export interface StrangerNote {
  readonly orderId: string;
  readonly placedBy: string | null;
  /** The unconfirmed attempt of ours that it looked like. */
  readonly candidateFor: string | null;
}

/** The notes on orders of an account that were not placed here. */
export async function loadStrangers(
  db: Db,
  accountId: string,
  orderIds: readonly string[],
): Promise<readonly StrangerNote[]> {
  if (orderIds.length === 0) return [];
  const { rows } = await sql<StrangerNote>`
    select order_id as "orderId", body ->> 'placedBy' as "placedBy", body ->> 'candidateFor' as "candidateFor"
    from events
    where account_id = ${accountId} and order_id = any(${orderIds}::text[]) and kind = 'order.external_seen'`.execute(
    db,
  );
  return rows;
}

/** The latest evidence behind each of these attempts of these accounts. */
export async function loadLatestEvidence(
  db: Db,
  accountIds: readonly string[],
  attemptIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (attemptIds.length === 0) return new Map();
  const { rows } = await sql<{ attempt_id: string; id: string }>`
    select distinct on (attempt_id) attempt_id, id from evidence
    where attempt_id = any(${attemptIds}::text[]) and account_id = any(${accountIds}::text[])
    order by attempt_id, received_at desc, id desc`.execute(db);
  return new Map(rows.map((row) => [row.attempt_id, row.id]));
}

export interface HoldingsCheck {
  readonly atMs: number;
  readonly outcome: unknown;
}

/** What the last comparison of positions with holdings said; null before the first. */
export async function findLastHoldingsCheck(db: Db, accountId: string): Promise<HoldingsCheck | null> {
  const row = await db
    .selectFrom('due_work')
    .select(['done_at', 'outcome'])
    .where('account_id', '=', accountId)
    .where('kind', '=', 'holdings_check')
    .where('done_at', 'is not', null)
    .orderBy('done_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined || row.done_at === null ? null : { atMs: row.done_at, outcome: row.outcome };
}
