import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../connect.ts';
import { type OrderFilter, orderConditions } from './order-filter.ts';
import { ORDER_COLUMNS, type OrderRow } from './order-row.ts';

/** Up to here a total is exact; beyond it, counting every order would cost more than anybody learns from it. */
export const TOTAL_MAX = 10_000;

const SORTS = {
  '-created_at': sql`o.created_at desc, o.id desc`,
  created_at: sql`o.created_at, o.id`,
  '-updated_at': sql`o.updated_at desc, o.id desc`,
  updated_at: sql`o.updated_at, o.id`,
  symbol: sql`o.symbol collate "C", o.created_at desc, o.id desc`,
  '-symbol': sql`o.symbol collate "C" desc, o.created_at, o.id`,
  status: sql`o.status, o.created_at desc, o.id desc`,
  '-status': sql`o.status desc, o.created_at, o.id`,
  quantity: sql`o.quantity, o.created_at, o.id`,
  '-quantity': sql`o.quantity desc, o.created_at desc, o.id desc`,
  filled: sql`o.execution_qty, o.created_at, o.id`,
  '-filled': sql`o.execution_qty desc, o.created_at desc, o.id desc`,
  // An order at the market has no price: it stands behind those that have one, and before them the other way round.
  price: sql`o.limit_price nulls first, o.created_at, o.id`,
  '-price': sql`o.limit_price desc nulls last, o.created_at desc, o.id desc`,
  value: sql`(o.quantity * o.limit_price) nulls first, o.created_at, o.id`,
  '-value': sql`(o.quantity * o.limit_price) desc nulls last, o.created_at desc, o.id desc`,
  trading_day: sql`o.trading_day, o.created_at, o.id`,
  '-trading_day': sql`o.trading_day desc, o.created_at desc, o.id desc`,
} as const satisfies Record<string, RawBuilder<unknown>>;
type OrderSort = keyof typeof SORTS;

export interface OrderListWish {
  readonly filter: OrderFilter;
  readonly sort: OrderSort;
  readonly limit: number;
  readonly offset: number;
}

export interface OrderList {
  readonly rows: readonly OrderRow[];
  /** At most `TOTAL_MAX`. */
  readonly total: number;
  readonly capped: boolean;
}

/** One page and the number of all, in two statements at once. */
export async function listOrders(db: Db, wish: OrderListWish): Promise<OrderList> {
  const [rows, counted] = await Promise.all([loadPage(db, wish), countUpTo(db, wish.filter, TOTAL_MAX + 1)]);
  return { rows, total: Math.min(counted, TOTAL_MAX), capped: counted > TOTAL_MAX };
}

/** The page is cut from ids alone, which an index gives without the rows; then come the rows and their attempts. */
async function loadPage(db: Db, wish: OrderListWish): Promise<readonly OrderRow[]> {
  const order = SORTS[wish.sort];
  const { rows } = await sql<OrderRow>`
    with page as materialized (
      select o.id from orders o where ${orderConditions(wish.filter)}
      order by ${order} limit ${wish.limit} offset ${wish.offset}
    )
    select ${ORDER_COLUMNS} from page join orders o on o.id = page.id order by ${order}`.execute(db);
  return rows;
}

async function countUpTo(db: Db, filter: OrderFilter, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 from orders o where ${orderConditions(filter)} limit ${most}) as found`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
