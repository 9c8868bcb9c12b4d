import type { LocalOrder } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { localColumns } from '../cycle/load-book.ts';
import { type LocalRow, localFromRow } from '../cycle/local-from-row.ts';

/** Orders of which executions of a day (ISO) on are known as steps of a total only. */
export function loadUntraded(db: Db, accountId: string, sinceDay: string): Promise<readonly LocalOrder[]> {
  return loadOrders(
    db,
    sql`select f.order_id from fills f join orders b on b.id = f.order_id
        where b.account_id = ${accountId} and ${ofItsUser(accountId)} and b.trading_day >= ${sinceDay}::date
          and f.fill_key like 'cum:%' and f.superseded_at is null`,
  );
}

/** Orders of any origin that executed on a trading day (ISO), and those that these numbers of the broker belong to. */
export function loadTraded(
  db: Db,
  of: { readonly accountId: string; readonly day: string; readonly brokerOrderIds: readonly string[] },
): Promise<readonly LocalOrder[]> {
  return loadOrders(
    db,
    sql`select b.id from orders b
        where b.account_id = ${of.accountId} and ${ofItsUser(of.accountId)} and b.trading_day = ${of.day}::date
          and b.execution_qty > 0
        union
        select order_id from attempts
        where account_id = ${of.accountId} and broker_order_id = any(${of.brokerOrderIds}::text[])`,
  );
}

/** Says nothing new, but names what the index by trading day begins with: without it all orders of all years are read. */
function ofItsUser(accountId: string) {
  return sql`b.user_id = (select user_id from broker_accounts where id = ${accountId})`;
}

async function loadOrders(db: Db, ids: ReturnType<typeof sql>): Promise<readonly LocalOrder[]> {
  const { rows } = await sql<{ local: LocalRow }>`
    select row_to_json(r) as local from (
      select ${localColumns(0)} from orders o where o.id in (${ids})
      order by o.created_at, o.id
    ) r`.execute(db);
  return rows.map(({ local }) => localFromRow(local));
}
