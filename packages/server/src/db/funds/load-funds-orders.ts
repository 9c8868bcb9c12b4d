import {
  type FundsOrder,
  type OrderOrigin,
  type OrderStatus,
  type Paise,
  paise,
  type Side,
  toId,
  type Variety,
} from '@orderwatch/core';
import { sql } from 'kysely';
import { readStoredRecommendation } from '../../retry/stored-recommendation.ts';
import type { Db } from '../connect.ts';
import { dayNumber } from '../cycle/records.ts';
import type { Json } from '../tables.ts';

export interface FundsOrderRow extends FundsOrder {
  readonly symbol: string;
  readonly origin: OrderOrigin;
  readonly segment: string;
  readonly token: string;
  /** From which a further try is sized; null where the order has its own price. */
  readonly recommendedClose: Paise | null;
}

/** Every buy of the account that waits, works or may work. */
export async function loadFundsOrders(db: Db, accountId: string): Promise<readonly FundsOrderRow[]> {
  const { rows } = await sql<{
    id: string;
    symbol: string;
    side: Side;
    status: OrderStatus;
    origin: OrderOrigin;
    variety: Variety;
    quantity: number;
    execution_qty: number;
    limit_price: number | null;
    required_cash: number | null;
    trading_day: string;
    segment: string;
    token: string;
    recommendation: Json | null;
    created_at: number;
    priority: number | null;
    retry_place: number | null;
    accepted_at: number | null;
  }>`
    select o.id, o.symbol, o.side, o.status, o.origin, o.variety, o.quantity, o.execution_qty, o.limit_price,
           o.required_cash, o.trading_day, o.created_at, o.segment, o.token,
           o.recommendation, (o.recommendation->>'priority')::float8 as priority, o.retry_place,
           (select coalesce((extract(epoch from t.answered_at) * 1000)::bigint, (t.last_seen->>'atMs')::bigint)
            from attempts t where t.order_id = o.id and t.broker_order_id is not null
            order by t.number desc limit 1) as accepted_at
    from orders o
    where o.account_id = ${accountId} and o.side = 'buy'
      and o.status in ('placing', 'unconfirmed', 'amo', 'pending_execution', 'retry_pending')
    order by o.created_at, o.id`.execute(db);
  return rows.map((row) => ({
    id: toId('ord', row.id),
    symbol: row.symbol,
    side: row.side,
    status: row.status,
    origin: row.origin,
    variety: row.variety,
    quantity: row.quantity,
    executionQty: row.execution_qty,
    limitPrice: row.limit_price === null ? null : paise(row.limit_price),
    requiredCash: row.required_cash === null ? null : paise(row.required_cash),
    segment: row.segment,
    token: row.token,
    recommendedClose: readStoredRecommendation(row.recommendation)?.lastClose ?? null,
    tradingDay: dayNumber(row.trading_day),
    createdAtMs: row.created_at,
    priority: row.priority,
    retryPlace: row.retry_place,
    acceptedAtMs: row.accepted_at,
  }));
}
