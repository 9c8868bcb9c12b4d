import type { JsonObject, TrackedShare } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** Every position of an account with the broker's numbers of its orders, oldest first. */
export async function loadTrackedShares(db: Db, accountId: string): Promise<readonly TrackedShare[]> {
  const { rows } = await sql<TrackedShare>`
    select p.instrument ->> 'tradingSymbol' as "tradingSymbol", p.symbol, p.quantity, p.opened_at as "openedAtMs",
           p.closed_at as "closedAtMs",
           array(select t.broker_order_id from orders o join attempts t on t.order_id = o.id
                 where o.position_id = p.id and t.broker_order_id is not null
                 order by o.created_at, o.id, t.number) as "orderNumbers"
    from positions p where p.account_id = ${accountId} order by p.opened_at, p.id`.execute(db);
  return rows;
}

/** The entries of followed symbols as they were taken over; of one that came again, the latest. */
export async function loadTrackedEntries(db: Db, accountId: string): Promise<readonly JsonObject[]> {
  const { rows } = await sql<{ original: JsonObject }>`
    select original from (
      select distinct on (coalesce(r.original ->> 'id', r.digest)) r.id, r.original
      from legacy_rows r
      where r.account_id = ${accountId} and r.kind = 'tracked_symbols' and r.original is not null
      order by coalesce(r.original ->> 'id', r.digest), r.id desc) latest
    order by id`.execute(db);
  return rows.map(({ original }) => original);
}
