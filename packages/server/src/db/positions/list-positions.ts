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

const COLUMNS = sql`${POSITION_COLUMNS}, m.last_price, m.price_at, m.held_qty, m.held_at,
  (select json_build_object('id', o.id, 'status', o.status, 'quantity', o.quantity, 'execution_qty', o.execution_qty,
                            'limit_price', o.limit_price)
   from orders o
   where o.position_id = p.id and o.side = 'sell' and o.status in ('placing', 'unconfirmed', 'amo', 'pending_execution')
   order by o.created_at desc limit 1) as sell`;
const MARKED = sql`left join position_marks m on m.position_id = p.id`;

/** Each as an index has it; only where both are asked for, their moments have to be compared. */
const ORDERS = {
  open: sql`p.opened_at desc, p.id desc`,
  closed: sql`p.closed_at desc, p.id desc`,
  all: sql`coalesce(p.closed_at, p.opened_at) desc, p.id desc`,
} as const;

/**
 * One page, open ones by when they were opened, closed ones by when they were closed, and the number of all. The page is
 * cut from ids alone, so that the positions of all years are not gathered for it.
 */
export async function listPositions(
  db: Db,
  wish: { readonly filter: PositionFilter; readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ListedPosition[]; readonly total: number }> {
  const where = conditions(wish.filter);
  const order = ORDERS[wish.filter.state];
  const [rows, counted, settings] = await Promise.all([
    sql<Omit<ListedPosition, 'settings'>>`
      with page as materialized (
        select p.id from positions p where ${where} order by ${order} limit ${wish.limit} offset ${wish.offset}
      )
      select ${COLUMNS} from page join positions p on p.id = page.id ${MARKED} order by ${order}`.execute(db),
    sql<{ count: number }>`select count(*) as count from positions p where ${where}`.execute(db),
    loadSettings(db, wish.filter.userId),
  ]);
  return {
    rows: rows.rows.map((row) => ({ ...row, settings: settings.get(row.account_id) ?? {} })),
    total: counted.rows[0]?.count ?? 0,
  };
}

/** Of each account once, so that what follows from its settings is worked out once and not for each of its rows. */
async function loadSettings(db: Db, userId: string): Promise<ReadonlyMap<string, Json>> {
  const rows = await db
    .selectFrom('broker_accounts')
    .select(['id', 'settings'])
    .where('user_id', '=', userId)
    .execute();
  return new Map(rows.map(({ id, settings }) => [id, settings]));
}

/** Every closed one that matches. */
export async function listClosedPositions(
  db: Db,
  filter: Omit<PositionFilter, 'state'>,
): Promise<readonly PositionRow[]> {
  const { rows } = await sql<PositionRow>`
    select ${POSITION_COLUMNS} from positions p where ${conditions({ ...filter, state: 'closed' })}`.execute(
    db,
  );
  return rows;
}

export async function findPosition(
  db: Db,
  of: { readonly userId: string; readonly positionId: string },
): Promise<ListedPosition | undefined> {
  const { rows } = await sql<ListedPosition>`
    select ${COLUMNS}, a.settings from positions p ${MARKED} join broker_accounts a on a.id = p.account_id
      where p.user_id = ${of.userId} and p.id = ${of.positionId}`.execute(db);
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
