import {
  type ExactOrder,
  type KnownBefore,
  type KnownShare,
  type OrderId,
  type Position,
  toId,
} from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { POSITION_COLUMNS, type PositionRow, positionFromRow } from '../positions/position-from-row.ts';
import { loadClaims } from './load-claims.ts';

/** What rows name, and of which must be known whether the database has it. */
export interface Sought {
  readonly accountId: string;
  readonly digests: Iterable<string>;
  readonly numbers: Iterable<string>;
  readonly orderIds: Iterable<string>;
  /** Those that exported rows tell of. */
  readonly exactOrders: Iterable<ExactOrder>;
}

export interface Known extends KnownBefore {
  /** The row version of each open position. */
  readonly versions: ReadonlyMap<string, number>;
}

const CHUNK = 5_000;
/** Each of them names several things. */
const EXACT_CHUNK = 1_000;

/** Looks up what the database has already of an account, some thousand names at a time. */
export async function loadKnown(db: Db, sought: Sought): Promise<Known> {
  const { accountId } = sought;
  const { rows: hasRows, numbers: hasNumbers, orders: hasOrders } = await lookForAny(db, accountId);
  const digests = new Set<string>();
  for (const some of hasRows ? chunks(sought.digests) : []) {
    const rows = await db
      .selectFrom('legacy_rows')
      .select('digest')
      .where('account_id', '=', accountId)
      .where((where) => where('digest', '=', sql<string>`any(${some}::text[])`))
      .execute();
    for (const row of rows) digests.add(row.digest);
  }
  const orderIdByNumber = new Map<string, OrderId>();
  for (const some of hasNumbers ? chunks(sought.numbers) : []) {
    const rows = await db
      .selectFrom('attempts')
      .select(['broker_order_id', 'order_id'])
      .where('account_id', '=', accountId)
      .where((where) => where('broker_order_id', '=', sql<string>`any(${some}::text[])`))
      .execute();
    for (const row of rows) orderIdByNumber.set(row.broker_order_id ?? '', toId('ord', row.order_id));
  }
  const orderIds = new Set<string>();
  for (const some of hasOrders ? chunks(sought.orderIds) : []) {
    const rows = await db
      .selectFrom('orders')
      .select('id')
      .where((where) => where('id', '=', sql<string>`any(${some}::text[])`))
      .execute();
    for (const row of rows) orderIds.add(row.id);
  }
  const claims = new Map<string, OrderId>();
  for (const some of hasOrders ? chunks(sought.exactOrders, EXACT_CHUNK) : [])
    for (const [claim, owner] of await loadClaims(db, accountId, some)) claims.set(claim, owner);
  const positions = await loadOpenPositions(db, accountId);
  return {
    digests,
    orderIdByNumber,
    orderIds,
    claims,
    shares: await loadShares(db, accountId),
    positions: positions.map(({ position }) => position),
    versions: new Map(positions.map(({ position, version }) => [position.id, version])),
  };
}

/** What there is nothing of need not be asked for by a hundred thousand names: a first import finds an empty account. */
async function lookForAny(
  db: Db,
  accountId: string,
): Promise<{ readonly rows: boolean; readonly numbers: boolean; readonly orders: boolean }> {
  const { rows } = await sql<{ rows: boolean; numbers: boolean; orders: boolean }>`
    select exists (select from legacy_rows where account_id = ${accountId}) as rows,
           exists (select from attempts where account_id = ${accountId} and broker_order_id is not null) as numbers,
           exists (select from orders) as orders`.execute(db);
  const [any] = rows;
  if (any === undefined) throw new Error('The database did not answer');
  return any;
}

/** Shares that orders of the account name with their token: the earlier system kept symbols alone. */
async function loadShares(db: Db, accountId: string): Promise<ReadonlyMap<string, KnownShare>> {
  const rows = await db
    .selectFrom('orders')
    .distinctOn('trading_symbol')
    .select([
      'exchange',
      'segment',
      'symbol',
      'series',
      'trading_symbol as tradingSymbol',
      'token',
      'isin',
      'instrument_key as instrumentKey',
    ])
    .where('account_id', '=', accountId)
    .where('token', '<>', '')
    .where('segment', '=', 'nse_cm')
    .orderBy('trading_symbol')
    .orderBy('created_at', 'desc')
    .execute();
  return new Map(
    rows.map(({ instrumentKey, ...instrument }) => [instrument.tradingSymbol, { instrument, instrumentKey }]),
  );
}

async function loadOpenPositions(
  db: Db,
  accountId: string,
): Promise<readonly { readonly position: Position; readonly version: number }[]> {
  const { rows } = await sql<PositionRow>`
    select ${POSITION_COLUMNS} from positions p
    where p.account_id = ${accountId} and p.closed_at is null order by p.opened_at, p.id`.execute(db);
  return rows.map(positionFromRow);
}

function* chunks<T>(all: Iterable<T>, size = CHUNK): Generator<readonly T[]> {
  let some: T[] = [];
  for (const one of all) {
    some.push(one);
    if (some.length < size) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
