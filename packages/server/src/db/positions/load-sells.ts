import type { DailyClose, EpochMs, IstDay, LocalOrder } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { localColumns } from '../cycle/load-book.ts';
import { type LocalRow, localFromRow } from '../cycle/local-from-row.ts';
import { dayNumber, dayText } from '../cycle/records.ts';
import { CLOSE_COLUMNS, type CloseRow, closesByIsin } from '../prices/load-closes.ts';
import {
  POSITION_COLUMNS,
  type PositionRow,
  positionFromRow,
  type StoredPosition,
} from './position-from-row.ts';

export interface SellsOfAccount {
  /** The open ones, oldest first. */
  readonly positions: readonly StoredPosition[];
  /** Sells of any origin that are or may be working, of these positions or of their shares, oldest first. */
  readonly working: readonly LocalOrder[];
  /** Sells of the machine for one of the positions and this trading day that have ended, oldest first. */
  readonly ended: readonly LocalOrder[];
  /** Of `ended`: those whose cancellation has been answered by a hold already. */
  readonly answered: ReadonlySet<string>;
  /** Those of their instrument keys of which a buy of any origin is or may be at the exchange. */
  readonly beingBought: ReadonlySet<string>;
  /** The buys that the positions sold `byHand` are made of. */
  readonly buys: readonly LocalOrder[];
  /** Sales by hand of shares in the positions, executed since these were opened. */
  readonly byHand: readonly LocalOrder[];
  /** The closes of their shares by ISIN, oldest first, and the days whose whole file was read. */
  readonly closes: ReadonlyMap<string, readonly DailyClose[]>;
  readonly importedDays: ReadonlySet<IstDay>;
}

export interface SellsWish {
  readonly accountId: string;
  /** An ISO day. */
  readonly today: string;
  readonly commandsSinceMs: EpochMs;
  readonly closesSince: IstDay;
}

/** Everything that decides about the sells of an account's positions, in one statement. */
export async function loadSells(db: Db, wish: SellsWish): Promise<SellsOfAccount> {
  const { accountId, today } = wish;
  const columns = localColumns(wish.commandsSinceMs);
  const closesSince = dayText(wish.closesSince);
  const { rows } = await sql<{
    positions: readonly PositionRow[] | null;
    working: readonly LocalRow[] | null;
    ended: readonly (LocalRow & { readonly answered: boolean })[] | null;
    being_bought: readonly string[] | null;
    buys: readonly LocalRow[] | null;
    by_hand: readonly LocalRow[] | null;
    closes: readonly CloseRow[] | null;
    imported_days: readonly string[] | null;
  }>`
    with mine as materialized (select * from positions where account_id = ${accountId} and closed_at is null),
    -- By the index orders_sold_by_hand, whose conditions these have to be.
    sold as materialized (
      select o.id, p.id as position_id from orders o join mine p on p.instrument_key = o.instrument_key
      where o.account_id = ${accountId} and o.side = 'sell' and o.origin = 'external' and not o.managed
        and o.product = 'CNC' and o.execution_qty > 0 and o.updated_at >= p.opened_at)
    select
      (select json_agg(row_to_json(r)) from (
        select ${POSITION_COLUMNS} from mine p order by p.opened_at, p.id) r) as positions,
      (select json_agg(row_to_json(r)) from (
        select ${columns} from orders o
        where o.account_id = ${accountId} and o.side = 'sell'
          and o.status in ('placing', 'unconfirmed', 'amo', 'pending_execution')
          and (o.instrument_key in (select instrument_key from mine) or o.position_id in (select id from mine))
        order by o.created_at, o.id) r) as working,
      (select json_agg(row_to_json(r)) from (
        select ${columns},
          exists (
            select 1 from events e
            where e.body ->> 'positionId' = o.position_id and e.kind = 'position.held' and e.order_id = o.id) as answered
        from orders o join mine p on p.id = o.position_id
        where o.side = 'sell' and o.origin = 'system' and o.trading_day = ${today}::date
          and o.status in ('closed', 'cancelled', 'rejected', 'failed')
        order by o.created_at, o.id) r) as ended,
      (select json_agg(distinct instrument_key) from orders
        where account_id = ${accountId} and side = 'buy' and instrument_key in (select instrument_key from mine)
          and (status = 'pending_execution' or (status in ('placing', 'unconfirmed') and variety = 'regular'))
      ) as being_bought,
      (select json_agg(row_to_json(r)) from (
        select ${columns} from orders o
        where o.side = 'buy' and o.position_id in (select position_id from sold)
        order by o.created_at, o.id) r) as buys,
      (select json_agg(row_to_json(r)) from (
        select ${columns} from orders o join sold on sold.id = o.id
        order by o.created_at, o.id) r) as by_hand,
      (select json_agg(row_to_json(r)) from (
        select ${CLOSE_COLUMNS} from daily_closes c
        where c.isin in (select instrument ->> 'isin' from mine) and c.day >= ${closesSince}::date
        order by c.day) r) as closes,
      (select json_agg(distinct day::text) from daily_close_files where day >= ${closesSince}::date
      ) as imported_days`.execute(db);
  const row = rows[0];
  const ended = row?.ended ?? [];
  return {
    positions: (row?.positions ?? []).map(positionFromRow),
    working: (row?.working ?? []).map(localFromRow),
    ended: ended.map(localFromRow),
    answered: new Set(ended.filter(({ answered }) => answered).map(({ id }) => id)),
    beingBought: new Set(row?.being_bought ?? []),
    buys: (row?.buys ?? []).map(localFromRow),
    byHand: (row?.by_hand ?? []).map(localFromRow),
    closes: closesByIsin(row?.closes ?? []),
    importedDays: new Set((row?.imported_days ?? []).map(dayNumber)),
  };
}
