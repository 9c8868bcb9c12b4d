import type { DayFacts, DayOrder, EventKind } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';

interface Row {
  readonly orders: readonly DayOrder[] | null;
  readonly changes:
    | readonly { readonly kind: EventKind; readonly seenAtMs: number; readonly happenedAtMs: number }[]
    | null;
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
}

/** Changes that the broker dates and that reached us by the book or the feed. */
const DATED: readonly EventKind[] = [
  'order.partly_filled',
  'order.filled',
  'order.cancelled',
  'order.rejected',
  'order.modified',
];

/**
 * Everything that an account's trading day is summed up from, in one statement: its orders as they stand, the dated
 * changes of them that were seen on the day itself, and what became of positions.
 */
export async function loadDayFacts(
  db: Db,
  of: { readonly accountId: string; readonly userId: string; readonly day: string },
): Promise<DayFacts> {
  const inIndia = (column: string) => sql.raw(`(${column} at time zone 'Asia/Kolkata')::date`);
  const { rows } = await sql<Row>`
    with days_orders as (
      select o.id, o.status, o.side, o.origin, o.quantity, o.execution_qty, o.cancelled_by, o.missing_since,
        exists (select 1 from attempts t where t.order_id = o.id and t.broker_order_id is not null) as placed
      from orders o
      where o.user_id = ${of.userId} and o.account_id = ${of.accountId} and o.trading_day = ${of.day}::date
    )
    select
      (select json_agg(json_build_object(
         'status', status, 'side', side, 'origin', origin, 'placed', placed, 'quantity', quantity,
         'executionQty', execution_qty, 'cancelledBy', cancelled_by, 'missing', missing_since is not null))
       from days_orders) as orders,
      (select json_agg(json_build_object(
         'kind', e.kind, 'seenAtMs', (extract(epoch from e.at) * 1000)::bigint,
         'happenedAtMs', (e.body ->> 'updatedAtMs')::bigint))
       from days_orders o join events e on e.order_id = o.id
       where e.kind = any(${DATED}::text[]) and e.source in ('book', 'feed') and e.body ->> 'updatedAtMs' is not null
         and e.body ->> 'whileDown' is null and ${inIndia('e.at')} = ${of.day}::date) as changes,
      (select count(*) from positions p
       where p.account_id = ${of.accountId} and ${inIndia('p.opened_at')} = ${of.day}::date) as opened,
      (select count(*) from positions p
       where p.account_id = ${of.accountId} and ${inIndia('p.closed_at')} = ${of.day}::date) as closed,
      (select count(*) from positions p where p.account_id = ${of.accountId} and p.closed_at is null) as open
  `.execute(db);
  const row = rows[0];
  return {
    orders: row?.orders ?? [],
    changes: row?.changes ?? [],
    positionsOpened: row?.opened ?? 0,
    positionsClosed: row?.closed ?? 0,
    positionsOpen: row?.open ?? 0,
  };
}
