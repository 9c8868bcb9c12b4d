import { buildLocalBook, type LocalBook } from '@orderwatch/core';
import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';
import {
  POSITION_COLUMNS,
  type PositionRow,
  positionFromRow,
  type StoredPosition,
} from '../positions/position-from-row.ts';
import type { Json } from '../tables.ts';
import { type LocalRow, localFromRow } from './local-from-row.ts';

export interface BookWish {
  readonly accountId: string;
  /** ISO day: whatever was seen since belongs to the book, ended or not. */
  readonly seenSince: string;
  /** Broker's order numbers that the reading shows and that must be found even when they are older. */
  readonly brokerOrderIds: readonly string[];
  readonly clientTags: readonly string[];
  readonly commandsSinceMs: number;
}

export interface LoadedBook {
  readonly book: LocalBook;
  /** The open ones, and those that the orders of the book belong to. */
  readonly positions: readonly StoredPosition[];
  readonly eventSeq: number;
  readonly guard: Json;
  readonly sealedDay: string | null;
}

/** Everything that a cycle compares a reading with, in one statement. The account must have its head row. */
export async function loadBook(db: Db, wish: BookWish): Promise<LoadedBook> {
  const { rows } = await sql<{
    event_seq: number;
    guard: Json;
    sealed_day: string | null;
    orders: readonly LocalRow[] | null;
    positions: readonly PositionRow[] | null;
  }>`
    with wanted as (
      select id from orders
      where account_id = ${wish.accountId}
        and status in ('placing', 'unconfirmed', 'amo', 'pending_execution', 'retry_pending')
      union
      select o.id from orders o join positions p on p.id = o.position_id
      where p.account_id = ${wish.accountId} and p.closed_at is null
      union
      select id from orders where account_id = ${wish.accountId} and status = 'ongoing' and position_id is null
      union
      select order_id from attempts where account_id = ${wish.accountId} and last_seen_day >= ${wish.seenSince}::date
      union
      select order_id from attempts
      where account_id = ${wish.accountId} and state in ('planned', 'sending', 'unconfirmed', 'accepted', 'queued', 'open')
      union
      select order_id from attempts
      where account_id = ${wish.accountId} and broker_order_id = any(${wish.brokerOrderIds}::text[])
      union
      select order_id from attempts
      where account_id = ${wish.accountId} and client_tag = any(${wish.clientTags}::text[])
    )
    select h.event_seq, h.guard, h.sealed_day,
      (select json_agg(row_to_json(r)) from (
        select ${localColumns(wish.commandsSinceMs)}
        from orders o join wanted w on w.id = o.id
        order by o.created_at, o.id
      ) r) as orders,
      (select json_agg(row_to_json(r)) from (
        select ${POSITION_COLUMNS} from positions p
        where p.account_id = ${wish.accountId} and (p.closed_at is null or p.id in (
          select o.position_id from orders o join wanted w on w.id = o.id where o.position_id is not null))
        order by p.opened_at, p.id
      ) r) as positions
    from account_heads h
    where h.account_id = ${wish.accountId}`.execute(db);
  const row = rows[0];
  if (!row) throw new Error(`Account ${wish.accountId} has no head row`);
  return {
    book: buildLocalBook((row.orders ?? []).map(localFromRow)),
    positions: (row.positions ?? []).map(positionFromRow),
    eventSeq: row.event_seq,
    guard: row.guard,
    sealedDay: row.sealed_day,
  };
}

/** The columns of a `LocalRow` of an order `o`, with its attempts, its fills and its later commands. */
export function localColumns(commandsSinceMs: number) {
  return sql`${ORDER_COLUMNS},
          o.side = 'buy' and exists (
            select 1 from positions p where p.id = o.position_id and p.closed_at is not null) as position_sold,
          (select json_agg(json_build_array(
             t.id, t.number, t.client_tag, t.broker_order_id, t.exchange_order_id, t.state, t.filled_qty, t.reason,
             ${epochMs('t.created_at')}, ${epochMs('t.sent_at')}, ${epochMs('t.answered_at')}, t.acknowledged, t.last_seen)
             order by t.number)
           from attempts t where t.order_id = o.id) as attempts,
          (select json_agg(json_build_array(
             c.id, c.attempt_id, c.kind, c.requested, c.actor, c.state, ${epochMs('c.requested_at')}, ${epochMs('c.answered_at')})
             order by c.requested_at, c.id)
           from commands c join attempts t on t.id = c.attempt_id
           where t.order_id = o.id and c.requested_at >= ${toTimestamp(commandsSinceMs)}::timestamptz) as commands,
          (select json_agg(json_build_array(
             f.id, f.attempt_id, f.broker_order_id, f.fill_key, f.quantity, f.value::text, f.cumulative_qty,
             ${epochMs('f.filled_at')}, ${epochMs('f.learned_at')})
             order by f.cumulative_qty, f.id)
           from fills f where f.order_id = o.id and f.superseded_at is null) as fills`;
}

function epochMs(column: string) {
  return sql.raw(`(extract(epoch from ${column}) * 1000)::bigint`);
}

const ORDER_COLUMNS = sql`
  o.id, o.account_id, o.user_id, ${epochMs('o.created_at')} as created_at, ${epochMs('o.updated_at')} as updated_at,
  o.version, o.corrections, o.trading_day, o.origin, o.managed, o.placement_run_id, o.side, o.exchange, o.segment,
  o.symbol, o.series, o.trading_symbol, o.token, o.isin, o.instrument_key, o.quantity, o.disclosed_quantity,
  o.order_type, o.limit_price, o.trigger_price, o.variety, o.validity, o.product, o.status, o.reason_code,
  o.failure_reason, o.rejection_reason, o.cancelled_reason, o.cancelled_by,
  ${epochMs('o.first_failed_at')} as first_failed_at, ${epochMs('o.last_retry_attempt')} as last_retry_attempt,
  o.retry_count, ${epochMs('o.retry_expires_at')} as retry_expires_at, o.retry_expiry_provisional, o.required_cash,
  o.available_cash, o.shortfall, ${epochMs('o.last_status_check')} as last_status_check, o.execution_qty,
  o.execution_price::text as execution_price, ${epochMs('o.execution_time')} as execution_time,
  ${epochMs('o.missing_since')} as missing_since, o.linked_order_id, o.position_id, ${epochMs('o.verified_at')} as verified_at`;
