import { type RawBuilder, sql } from 'kysely';
import type { OrdersTable } from '../tables/orders.ts';

/** One sending of an order as a page shows it; times are epoch milliseconds. */
export interface AttemptRow {
  readonly id: string;
  readonly number: number;
  readonly clientTag: string | null;
  readonly brokerOrderId: string | null;
  readonly exchangeOrderId: string | null;
  readonly state: string;
  readonly filledQty: number;
  readonly reason: string | null;
  readonly sentAtMs: number | null;
  readonly answeredAtMs: number | null;
  readonly brokerStatus: string | null;
}

/** What decides when a queued order of an account is tried again by itself. */
export interface QueueSettings {
  /** "08:30", IST. */
  readonly time: string;
  readonly on_funds: boolean;
  readonly placing: boolean;
  readonly retries: boolean;
  readonly stopped: boolean;
}

/** An order with its attempts, and when its account was last read completely. */
export interface OrderRow {
  readonly id: string;
  readonly account_id: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly version: number;
  readonly trading_day: string;
  readonly origin: OrdersTable['origin'];
  readonly managed: boolean;
  readonly placement_run_id: string | null;
  readonly side: OrdersTable['side'];
  readonly exchange: string;
  readonly symbol: string;
  readonly series: string;
  readonly trading_symbol: string;
  readonly isin: string | null;
  readonly quantity: number;
  readonly order_type: OrdersTable['order_type'];
  readonly limit_price: number | null;
  readonly trigger_price: number | null;
  readonly variety: OrdersTable['variety'];
  readonly validity: OrdersTable['validity'];
  readonly product: string;
  readonly status: OrdersTable['status'];
  readonly reason_code: string | null;
  readonly failure_reason: string | null;
  readonly rejection_reason: string | null;
  readonly cancelled_reason: string | null;
  readonly cancelled_by: 'user' | 'system' | 'broker' | 'exchange' | 'expiry' | 'unknown' | null;
  readonly first_failed_at: number | null;
  readonly last_retry_attempt: number | null;
  readonly retry_count: number;
  readonly retry_expires_at: number | null;
  readonly retry_expiry_provisional: boolean;
  readonly required_cash: number | null;
  readonly available_cash: number | null;
  readonly shortfall: number | null;
  readonly last_status_check: number | null;
  readonly execution_qty: number;
  readonly execution_price: string | null;
  readonly execution_time: number | null;
  readonly missing_since: number | null;
  readonly linked_order_id: string | null;
  readonly verified_at: number | null;
  readonly last_complete_at: number | null;
  /** Null for an order that is not queued. */
  readonly queue: QueueSettings | null;
  readonly attempts: readonly AttemptRow[] | null;
}

/** The columns of `OrderRow`, of an order `o`. */
export const ORDER_COLUMNS: RawBuilder<unknown> = sql`
  o.id, o.account_id, o.created_at, o.updated_at, o.version, o.trading_day, o.origin, o.managed, o.placement_run_id,
  o.side, o.exchange, o.symbol, o.series, o.trading_symbol, o.isin, o.quantity, o.order_type, o.limit_price,
  o.trigger_price, o.variety, o.validity, o.product, o.status, o.reason_code, o.failure_reason, o.rejection_reason,
  o.cancelled_reason, o.cancelled_by, o.first_failed_at, o.last_retry_attempt, o.retry_count, o.retry_expires_at,
  o.retry_expiry_provisional, o.required_cash, o.available_cash, o.shortfall, o.last_status_check, o.execution_qty,
  o.execution_price, o.execution_time, o.missing_since, o.linked_order_id, o.verified_at,
  (select last_complete_at from account_heads h where h.account_id = o.account_id) as last_complete_at,
  case when o.status = 'retry_pending' then
    (select json_build_object(
       'time', coalesce(a.settings -> 'retry' ->> 'time', '08:30'),
       'on_funds', coalesce((a.settings -> 'retry' ->> 'when_funds_arrive')::boolean, false),
       'placing', coalesce((a.settings -> 'switches' ->> 'placing')::boolean, true),
       'retries', coalesce((a.settings -> 'switches' ->> 'retries')::boolean, true),
       'stopped', a.paused_at is not null or a.killed_at is not null or a.placing_stopped_reason is not null
                  or a.breaker_reason is not null)
     from broker_accounts a where a.id = o.account_id)
  end as queue,
  (select json_agg(json_build_object(
     'id', t.id, 'number', t.number, 'clientTag', t.client_tag, 'brokerOrderId', t.broker_order_id,
     'exchangeOrderId', t.exchange_order_id, 'state', t.state, 'filledQty', t.filled_qty, 'reason', t.reason,
     'sentAtMs', (extract(epoch from t.sent_at) * 1000)::bigint,
     'answeredAtMs', (extract(epoch from t.answered_at) * 1000)::bigint,
     'brokerStatus', t.last_seen ->> 'statusText') order by t.number)
   from attempts t where t.order_id = o.id) as attempts`;
