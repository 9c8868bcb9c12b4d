import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../connect.ts';
import type { Json } from '../tables.ts';
import { POSITION_COLUMNS, type PositionRow } from './position-from-row.ts';

/** What a list of positions is narrowed by; undefined does not narrow. */
export interface PositionFilter {
  readonly userId: string;
  readonly accountId?: string | undefined;
  readonly state: 'open' | 'closed' | 'all';
  readonly symbol?: string | undefined;
  /** When the last share was sold: from this moment on, and before that one. */
  readonly closedFrom?: string | undefined;
  readonly closedBefore?: string | undefined;
}

export interface SellRow {
  readonly id: string;
  readonly status: string;
  readonly quantity: number;
  readonly execution_qty: number;
  readonly limit_price: number | null;
}

export interface ListedPosition extends PositionRow {
  /** Of its account. */
  readonly settings: Json;
  readonly last_price: number | null;
  readonly price_at: number | null;
  readonly held_qty: number | null;
  readonly held_at: number | null;
  /** The sell of ours that is or may be working. */
  readonly sell: SellRow | null;
}

const COLUMNS = sql`${POSITION_COLUMNS}, a.settings, m.last_price, m.price_at, m.held_qty, m.held_at,
  (select json_build_object('id', o.id, 'status', o.status, 'quantity', o.quantity, 'execution_qty', o.execution_qty,
                            'limit_price', o.limit_price)
   from orders o
   where o.position_id = p.id and o.side = 'sell' and o.status in ('placing', 'unconfirmed', 'amo', 'pending_execution')
   order by o.created_at desc limit 1) as sell`;
const SOURCE = sql`positions p join broker_accounts a on a.id = p.account_id left join position_marks m on m.position_id = p.id`;

/** One page, open ones by when they were opened, closed ones by when they were closed, and the number of all. */
export async function listPositions(
  db: Db,
  wish: { readonly filter: PositionFilter; readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ListedPosition[]; readonly total: number }> {
  const where = conditions(wish.filter);
  const [rows, counted] = await Promise.all([
    sql<ListedPosition>`
      select ${COLUMNS} from ${SOURCE} where ${where}
      order by coalesce(p.closed_at, p.opened_at) desc, p.id desc limit ${wish.limit} offset ${wish.offset}`.execute(
      db,
    ),
    sql<{ count: number }>`select count(*) as count from positions p where ${where}`.execute(db),
  ]);
  return { rows: rows.rows, total: counted.rows[0]?.count ?? 0 };
}

/** Every closed one that matches, with the settings that its charges follow. */
export async function listClosedPositions(
  db: Db,
  filter: Omit<PositionFilter, 'state'>,
): Promise<readonly Pick<ListedPosition, keyof PositionRow | 'settings'>[]> {
  const { rows } = await sql<ListedPosition>`
    select ${POSITION_COLUMNS}, a.settings from positions p join broker_accounts a on a.id = p.account_id
    where ${conditions({ ...filter, state: 'closed' })}`.execute(db);
  return rows;
}

export async function findPosition(
  db: Db,
  of: { readonly userId: string; readonly positionId: string },
): Promise<ListedPosition | undefined> {
  const { rows } = await sql<ListedPosition>`
    select ${COLUMNS} from ${SOURCE} where p.user_id = ${of.userId} and p.id = ${of.positionId}`.execute(db);
  return rows[0];
}

function conditions(filter: PositionFilter): RawBuilder<unknown> {
  const { userId, accountId, state, symbol, closedFrom, closedBefore } = filter;
  const all = [sql`p.user_id = ${userId}`];
  if (accountId !== undefined) all.push(sql`p.account_id = ${accountId}`);
  if (state === 'open') all.push(sql`p.closed_at is null`);
  if (state === 'closed') all.push(sql`p.closed_at is not null`);
  if (symbol !== undefined) all.push(sql`p.symbol = ${symbol.trim().toUpperCase()}`);
  if (closedFrom !== undefined) all.push(sql`p.closed_at >= ${closedFrom}::timestamptz`);
  if (closedBefore !== undefined) all.push(sql`p.closed_at < ${closedBefore}::timestamptz`);
  return sql.join(all, sql` and `);
}
