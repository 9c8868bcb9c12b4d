import type { GeneratedAlways } from 'kysely';
import type {
  Decimal,
  DecimalOrNull,
  Defaulted,
  JsonColumn,
  JsonColumnOrNull,
  Moment,
  MomentOrNull,
  OrNull,
} from './columns.ts';

/** The ten words of an order's status; core's state table says what may follow what. */
type OrderStatusText =
  | 'placing'
  | 'unconfirmed'
  | 'amo'
  | 'pending_execution'
  | 'ongoing'
  | 'closed'
  | 'retry_pending'
  | 'failed'
  | 'rejected'
  | 'cancelled';

export interface OrdersTable {
  id: string;
  account_id: string;
  user_id: string;
  created_at: Moment;
  updated_at: Moment;
  version: Defaulted<number>;
  corrections: Defaulted<number>;
  trading_day: string;
  origin: 'system' | 'manual' | 'external' | 'imported';
  managed: boolean;
  placement_run_id: OrNull<string>;
  side: 'buy' | 'sell';
  exchange: string;
  segment: string;
  symbol: string;
  series: string;
  trading_symbol: string;
  token: string;
  isin: OrNull<string>;
  instrument_key: string;
  quantity: number;
  disclosed_quantity: Defaulted<number>;
  order_type: 'limit' | 'market' | 'stop_loss' | 'stop_loss_market';
  limit_price: OrNull<number>;
  trigger_price: OrNull<number>;
  variety: 'amo' | 'regular';
  validity: 'day' | 'ioc';
  product: string;
  status: OrderStatusText;
  reason_code: OrNull<string>;
  failure_reason: OrNull<string>;
  rejection_reason: OrNull<string>;
  cancelled_reason: OrNull<string>;
  cancelled_by: OrNull<'user' | 'system' | 'broker' | 'exchange' | 'expiry' | 'unknown'>;
  first_failed_at: MomentOrNull;
  last_retry_attempt: MomentOrNull;
  retry_count: Defaulted<number>;
  retry_expires_at: MomentOrNull;
  retry_expiry_provisional: Defaulted<boolean>;
  required_cash: OrNull<number>;
  available_cash: OrNull<number>;
  shortfall: OrNull<number>;
  last_status_check: MomentOrNull;
  execution_qty: Defaulted<number>;
  execution_price: DecimalOrNull;
  execution_time: MomentOrNull;
  missing_since: MomentOrNull;
  linked_order_id: OrNull<string>;
  position_id: OrNull<string>;
  retry_place: OrNull<number>;
  verified_at: MomentOrNull;
  recommendation: JsonColumnOrNull;
  reason_text: GeneratedAlways<string | null>;
}

export interface AttemptsTable {
  id: string;
  order_id: string;
  account_id: string;
  number: number;
  client_tag: OrNull<string>;
  broker_order_id: OrNull<string>;
  exchange_order_id: OrNull<string>;
  state:
    | 'planned'
    | 'sending'
    | 'unconfirmed'
    | 'accepted'
    | 'queued'
    | 'open'
    | 'filled'
    | 'cancelled'
    | 'rejected'
    | 'expired'
    | 'not_placed';
  filled_qty: Defaulted<number>;
  reason: OrNull<string>;
  request: JsonColumnOrNull;
  request_sha256: OrNull<Buffer>;
  epoch: number;
  created_at: Moment;
  sent_at: MomentOrNull;
  answered_at: MomentOrNull;
  acknowledged: JsonColumnOrNull;
  last_seen: JsonColumnOrNull;
  last_seen_day: OrNull<string>;
}

export interface CommandsTable {
  id: string;
  account_id: string;
  order_id: string;
  attempt_id: string;
  kind: 'place' | 'modify' | 'cancel';
  requested: JsonColumn;
  actor: 'user' | 'system';
  state: 'planned' | 'sending' | 'unconfirmed' | 'done' | 'refused' | 'not_sent';
  requested_at: Moment;
  answered_at: MomentOrNull;
  answer: JsonColumnOrNull;
}

export interface FillsTable {
  id: string;
  account_id: string;
  order_id: string;
  attempt_id: string;
  broker_order_id: string;
  fill_key: string;
  quantity: number;
  value: Decimal;
  cumulative_qty: number;
  filled_at: MomentOrNull;
  learned_at: Moment;
  evidence_id: OrNull<string>;
  position_id: OrNull<string>;
  superseded_at: MomentOrNull;
}

export interface EventsTable {
  id: string;
  account_id: string;
  seq: number;
  order_id: OrNull<string>;
  attempt_id: OrNull<string>;
  kind: string;
  actor: 'user' | 'system' | 'broker' | 'exchange' | 'external' | 'unknown';
  source: string;
  at: Moment;
  body: JsonColumn;
  evidence_id: OrNull<string>;
  prev_hash: Buffer;
  hash: Buffer;
}

export interface OrderStatusMovesTable {
  from_status: string;
  to_status: string;
  correction: boolean;
}
