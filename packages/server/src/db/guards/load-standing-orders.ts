import type { OrderOrigin, OrderStatus, Side, Variety } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { dayNumber } from '../cycle/records.ts';

/** An order that the broker has, or may have. */
export interface StandingOrderRow {
  readonly id: string;
  readonly accountId: string;
  readonly symbol: string;
  readonly side: Side;
  readonly quantity: number;
  readonly executionQty: number;
  readonly limitPrice: number | null;
  readonly status: OrderStatus;
  readonly variety: Variety;
  readonly origin: OrderOrigin;
  readonly tradingDay: number;
  /** Of its latest attempt. */
  readonly brokerOrderId: string | null;
}

/** The standing orders of some accounts, oldest first. */
export async function loadStandingOrders(
  db: Db,
  accountIds: readonly string[],
): Promise<readonly StandingOrderRow[]> {
  if (accountIds.length === 0) return [];
  const { rows } = await sql<Omit<StandingOrderRow, 'tradingDay'> & { readonly tradingDay: string }>`
    select o.id, o.account_id as "accountId", o.symbol, o.side, o.quantity, o.execution_qty as "executionQty",
           o.limit_price as "limitPrice", o.status, o.variety, o.origin, o.trading_day as "tradingDay",
           (select t.broker_order_id from attempts t where t.order_id = o.id order by t.number desc limit 1)
             as "brokerOrderId"
    from orders o
    where o.account_id = any(${[...accountIds]}::text[])
      and o.status in ('placing', 'unconfirmed', 'amo', 'pending_execution')
    order by o.created_at, o.id`.execute(db);
  return rows.map((row) => ({ ...row, tradingDay: dayNumber(row.tradingDay) }));
}
