import {
  type OrderId,
  type OrderOrigin,
  type OrderStatus,
  type OwnOrder,
  paise,
  type ReservingOrder,
  type Side,
  toId,
  type Variety,
} from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { dayNumber } from '../cycle/records.ts';

export type PlacementOrder = OwnOrder & ReservingOrder;

/**
 * Every order that matters to a new buy: what works or may work, what waits, what is owned, and whatever was recorded
 * for a trading day from `sinceDay` on.
 */
export async function loadOwnOrders(
  db: Db,
  accountId: string,
  sinceDay: string,
): Promise<readonly PlacementOrder[]> {
  const { rows } = await sql<{
    id: string;
    side: Side;
    status: OrderStatus;
    origin: OrderOrigin;
    instrument_key: string;
    trading_day: string;
    reason_code: string | null;
    variety: Variety;
    quantity: number;
    execution_qty: number;
    limit_price: number | null;
    required_cash: number | null;
    accepted_at: number | null;
  }>`
    select o.id, o.side, o.status, o.origin, o.instrument_key, o.trading_day, o.reason_code, o.variety, o.quantity,
           o.execution_qty, o.limit_price, o.required_cash,
           (select coalesce((extract(epoch from t.answered_at) * 1000)::bigint, (t.last_seen->>'atMs')::bigint)
            from attempts t where t.order_id = o.id and t.broker_order_id is not null
            order by t.number desc limit 1) as accepted_at
    from orders o
    where o.account_id = ${accountId}
      and (o.status in ('placing', 'unconfirmed', 'amo', 'pending_execution', 'retry_pending', 'ongoing')
           or o.trading_day >= ${sinceDay}::date)
    order by o.created_at, o.id`.execute(db);
  return rows.map((row) => ({
    id: idOf(row.id),
    side: row.side,
    status: row.status,
    origin: row.origin,
    instrumentKey: row.instrument_key,
    tradingDay: dayNumber(row.trading_day),
    reasonCode: row.reason_code,
    variety: row.variety,
    quantity: row.quantity,
    executionQty: row.execution_qty,
    limitPrice: row.limit_price === null ? null : paise(row.limit_price),
    requiredCash: row.required_cash === null ? null : paise(row.required_cash),
    acceptedAtMs: row.accepted_at,
  }));
}

function idOf(id: string): OrderId {
  return toId('ord', id);
}
