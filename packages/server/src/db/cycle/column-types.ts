import type { ColumnTypes } from '../row-arrays/row-arrays.ts';

/** The columns of the rows of which one write can have thousands, with their types. */

export const EVIDENCE = {
  id: 'text',
  source: 'text',
  attempt_id: 'text',
  received_at: 'timestamptz',
  payload: 'json_text',
  payload_text: 'text',
} as const satisfies ColumnTypes;

export const ORDERS = {
  id: 'text',
  expected_version: 'integer',
  updated_at: 'timestamptz',
  corrections: 'integer',
  trading_day: 'date',
  managed: 'boolean',
  quantity: 'integer',
  disclosed_quantity: 'integer',
  order_type: 'text',
  limit_price: 'bigint',
  trigger_price: 'bigint',
  variety: 'text',
  validity: 'text',
  status: 'text',
  reason_code: 'text',
  failure_reason: 'text',
  rejection_reason: 'text',
  cancelled_reason: 'text',
  cancelled_by: 'text',
  first_failed_at: 'timestamptz',
  last_retry_attempt: 'timestamptz',
  retry_count: 'integer',
  retry_expires_at: 'timestamptz',
  retry_expiry_provisional: 'boolean',
  required_cash: 'bigint',
  available_cash: 'bigint',
  shortfall: 'bigint',
  last_status_check: 'timestamptz',
  execution_qty: 'integer',
  execution_price: 'numeric',
  execution_time: 'timestamptz',
  missing_since: 'timestamptz',
  linked_order_id: 'text',
  position_id: 'text',
  verified_at: 'timestamptz',
} as const satisfies ColumnTypes;

export const ATTEMPTS = {
  id: 'text',
  expected_state: 'text',
  broker_order_id: 'text',
  exchange_order_id: 'text',
  state: 'text',
  filled_qty: 'integer',
  reason: 'text',
  sent_at: 'timestamptz',
  answered_at: 'timestamptz',
  acknowledged: 'jsonb',
  last_seen: 'jsonb',
  last_seen_day: 'date',
} as const satisfies ColumnTypes;

export const FILLS = {
  id: 'text',
  order_id: 'text',
  attempt_id: 'text',
  broker_order_id: 'text',
  fill_key: 'text',
  quantity: 'integer',
  value: 'numeric',
  cumulative_qty: 'integer',
  filled_at: 'timestamptz',
  learned_at: 'timestamptz',
  evidence_id: 'text',
  position_id: 'text',
} as const satisfies ColumnTypes;

/** An event but for its place in the chain. */
export const EVENTS = {
  id: 'text',
  order_id: 'text',
  attempt_id: 'text',
  kind: 'text',
  actor: 'text',
  source: 'text',
  at: 'timestamptz',
  body: 'jsonb',
  evidence_id: 'text',
} as const satisfies ColumnTypes;

/** An event's place in the chain. */
export const CHAIN = { seq: 'bigint', prev_hash: 'bytea', hash: 'bytea' } as const satisfies ColumnTypes;
export const CHAINED_EVENTS = { ...EVENTS, ...CHAIN } as const satisfies ColumnTypes;

export const NOTICES = {
  id: 'text',
  order_id: 'text',
  event_id: 'text',
  place: 'integer',
  kind: 'text',
  severity: 'text',
  subject: 'text',
  version: 'text',
  facts: 'jsonb',
} as const satisfies ColumnTypes;
