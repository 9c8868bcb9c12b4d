import { STREAK_EVENTS, type StreakEvent, UNCOUNTED_REASONS } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** The newest events that tell whether rejections come in a row, newest first. Orders of somebody else do not count. */
export async function loadStreak(db: Db, accountId: string, limit: number): Promise<readonly StreakEvent[]> {
  const { rows } = await sql<{ kind: StreakEvent }>`
    select e.kind from events e left join orders o on o.id = e.order_id
    where e.account_id = ${accountId} and e.kind = any(${[...STREAK_EVENTS]}::text[])
      and (e.order_id is null or o.origin <> 'external')
      and not (e.kind in ('order.rejected', 'order.refused') and coalesce(o.reason_code, '') = any(${[...UNCOUNTED_REASONS]}::text[]))
    order by e.seq desc limit ${limit}`.execute(db);
  return rows.map(({ kind }) => kind);
}
