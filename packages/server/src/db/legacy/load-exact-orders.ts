import type { ExactOrder, JsonObject } from '@orderwatch/core';
import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';
import { localColumns } from '../cycle/load-book.ts';
import { type LocalRow, localFromRow } from '../cycle/local-from-row.ts';
import type { Json } from '../tables.ts';

export interface OrdersWish {
  readonly accountId: string;
  /** What is at work, whatever its day, and everything of a trading day from this on (ISO day); null: all there is. */
  readonly sinceDay: string | null;
}

const PAGE = 2_000;

/** Every order of an account as it can be exported, by age, some thousand at a time. Foreign orders are left out. */
export async function* loadExactOrders(db: Db, wish: OrdersWish): AsyncGenerator<readonly ExactOrder[]> {
  let after = { at: '-infinity', id: '' };
  for (;;) {
    const rows = await loadPage(db, wish, after);
    if (rows.length > 0) yield rows.map(exactFromRow);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = { at: toTimestamp(last.created_at), id: last.id };
  }
}

type Row = LocalRow & { readonly recommendation: Json | null };

async function loadPage(
  db: Db,
  { accountId, sinceDay }: OrdersWish,
  after: { readonly at: string; readonly id: string },
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select ${localColumns(Number.MAX_SAFE_INTEGER / 1_000)}, o.recommendation
    from orders o
    where o.account_id = ${accountId} and (o.origin <> 'external' or o.managed)
      and (o.created_at, o.id) > (${after.at}::timestamptz, ${after.id})
      and (${sinceDay}::date is null or o.trading_day >= ${sinceDay}::date
           or o.status in ('placing', 'unconfirmed', 'amo', 'pending_execution'))
    order by o.created_at, o.id
    limit ${PAGE}`.execute(db);
  return rows;
}

function exactFromRow(row: Row): ExactOrder {
  const { order, attempts, fills } = localFromRow(row);
  const { accountId, userId, version, placementRunId, linkedOrderId, positionId, ...own } = order;
  return { order: own, attempts, fills, recommendation: objectOrNull(row.recommendation) };
}

function objectOrNull(value: Json | null): JsonObject | null {
  return typeof value === 'object' && value !== null && !isList(value) ? value : null;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
