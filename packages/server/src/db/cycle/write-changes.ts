import { sql, type Transaction } from 'kysely';
import { toTimestamp } from '../connect.ts';
import type { LockedHead } from '../lease/lock-head.ts';
import { rowsOf } from '../row-arrays/row-arrays.ts';
import type { Tables } from '../tables.ts';
import { storableJson } from './canonical-json.ts';
import { chainEvents } from './chain-events.ts';
import type { ChangeSet } from './change-set.ts';
import { prepareChanges } from './prepare-changes.ts';

const ORDER_STATE = sql`
  id text, expected_version integer, updated_at timestamptz, corrections integer, trading_day date, managed boolean,
  quantity integer, disclosed_quantity integer, order_type text, limit_price bigint, trigger_price bigint, variety text,
  validity text, status text, reason_code text, failure_reason text, rejection_reason text, cancelled_reason text,
  cancelled_by text, first_failed_at timestamptz, last_retry_attempt timestamptz, retry_count integer,
  retry_expires_at timestamptz, retry_expiry_provisional boolean, required_cash bigint, available_cash bigint,
  shortfall bigint, last_status_check timestamptz, execution_qty integer, execution_price numeric,
  execution_time timestamptz, missing_since timestamptz, linked_order_id text, position_id text,
  verified_at timestamptz`;
const ORDER_IDENTITY = sql`
  account_id text, user_id text, created_at timestamptz, origin text, placement_run_id text, side text, exchange text,
  segment text, symbol text, series text, trading_symbol text, token text, isin text, instrument_key text, product text,
  recommendation jsonb`;
const POSITION = sql`
  id text, user_id text, instrument_key text, symbol text, instrument jsonb, opened_at timestamptz,
  closed_at timestamptz, updated_at timestamptz, quantity integer, bought_qty integer, bought_value numeric,
  sold_qty integer, sold_value numeric, ledger jsonb, adjustments jsonb, sell_hold jsonb, no_sell_reason jsonb,
  last_target jsonb, prices_confirmed_for date, face_value bigint`;

const ATTEMPT_STATE = sql`
  id text, broker_order_id text, exchange_order_id text, state text, filled_qty integer, reason text,
  sent_at timestamptz, answered_at timestamptz, acknowledged jsonb, last_seen jsonb, last_seen_day date`;
const ATTEMPT_IDENTITY = sql`
  order_id text, account_id text, number integer, client_tag text, request jsonb, request_sha256 text, epoch bigint,
  created_at timestamptz`;

export interface Written {
  readonly firstSeq: number;
  readonly lastSeq: number;
}

/** Somebody else changed one of the rows since they were loaded. Nothing of the set is written. */
export class StaleRows extends Error {}

/**
 * Writes a whole set of changes in one statement, however many rows it has. The caller holds the account's head; every
 * order must still have the version, and every attempt the state, with which it was loaded.
 */
export async function writeChanges(
  trx: Transaction<Tables>,
  head: LockedHead,
  changes: ChangeSet,
): Promise<Written> {
  const { accountId } = head;
  const prepared = prepareChanges(head, changes);
  const events = chainEvents(head, prepared.events);
  const note = changes.head;
  const { lift } = changes;

  const { rows } = await sql<{ orders: number; attempts: number; positions: number }>`
    with new_evidence as (
      insert into evidence (id, account_id, source, attempt_id, received_at, payload, payload_text, sha256)
      select id, ${accountId}, source, attempt_id, received_at, payload::json, payload_text,
             sha256(convert_to(coalesce(payload, payload_text), 'UTF8'))
      from ${rowsOf(prepared.evidence)}
    ),
    new_orders as (
      insert into orders (
        id, account_id, user_id, created_at, updated_at, corrections, trading_day, origin, managed, placement_run_id,
        side, exchange, segment, symbol, series, trading_symbol, token, isin, instrument_key, product, quantity,
        disclosed_quantity, order_type, limit_price, trigger_price, variety, validity, status, reason_code,
        failure_reason, rejection_reason, cancelled_reason, cancelled_by, first_failed_at, last_retry_attempt,
        retry_count, retry_expires_at, retry_expiry_provisional, required_cash, available_cash, shortfall,
        last_status_check, execution_qty, execution_price, execution_time, missing_since, linked_order_id, position_id,
        verified_at, recommendation)
      select
        id, account_id, user_id, created_at, updated_at, corrections, trading_day, origin, managed, placement_run_id,
        side, exchange, segment, symbol, series, trading_symbol, token, isin, instrument_key, product, quantity,
        disclosed_quantity, order_type, limit_price, trigger_price, variety, validity, status, reason_code,
        failure_reason, rejection_reason, cancelled_reason, cancelled_by, first_failed_at, last_retry_attempt,
        retry_count, retry_expires_at, retry_expiry_provisional, required_cash, available_cash, shortfall,
        last_status_check, execution_qty, execution_price, execution_time, missing_since, linked_order_id, position_id,
        verified_at, recommendation
      from jsonb_to_recordset(${prepared.newOrders}::jsonb) as x (${ORDER_STATE}, ${ORDER_IDENTITY})
    ),
    changed_orders as (
      update orders o set
        version = o.version + 1, updated_at = x.updated_at, corrections = x.corrections, trading_day = x.trading_day,
        managed = x.managed, quantity = x.quantity, disclosed_quantity = x.disclosed_quantity,
        order_type = x.order_type, limit_price = x.limit_price, trigger_price = x.trigger_price, variety = x.variety,
        validity = x.validity, status = x.status, reason_code = x.reason_code, failure_reason = x.failure_reason,
        rejection_reason = x.rejection_reason, cancelled_reason = x.cancelled_reason, cancelled_by = x.cancelled_by,
        first_failed_at = x.first_failed_at, last_retry_attempt = x.last_retry_attempt, retry_count = x.retry_count,
        retry_expires_at = x.retry_expires_at, retry_expiry_provisional = x.retry_expiry_provisional,
        required_cash = x.required_cash, available_cash = x.available_cash, shortfall = x.shortfall,
        last_status_check = x.last_status_check, execution_qty = x.execution_qty, execution_price = x.execution_price,
        execution_time = x.execution_time, missing_since = x.missing_since, linked_order_id = x.linked_order_id,
        position_id = x.position_id,
        verified_at = x.verified_at
      from ${rowsOf(prepared.orders)}
      where o.id = x.id and o.account_id = ${accountId} and o.version = x.expected_version
      returning 1
    ),
    new_attempts as (
      insert into attempts (
        id, order_id, account_id, number, client_tag, broker_order_id, exchange_order_id, state, filled_qty, reason,
        request, request_sha256, epoch, created_at, sent_at, answered_at, acknowledged, last_seen, last_seen_day)
      select
        id, order_id, account_id, number, client_tag, broker_order_id, exchange_order_id, state, filled_qty, reason,
        request, decode(request_sha256, 'hex'), epoch, created_at, sent_at, answered_at, acknowledged, last_seen,
        last_seen_day
      from jsonb_to_recordset(${prepared.newAttempts}::jsonb) as x (${ATTEMPT_STATE}, ${ATTEMPT_IDENTITY})
    ),
    changed_attempts as (
      update attempts a set
        broker_order_id = x.broker_order_id, exchange_order_id = x.exchange_order_id, state = x.state,
        filled_qty = x.filled_qty, reason = x.reason, sent_at = x.sent_at, answered_at = x.answered_at,
        acknowledged = x.acknowledged, last_seen = x.last_seen, last_seen_day = x.last_seen_day
      from ${rowsOf(prepared.attempts)}
      where a.id = x.id and a.account_id = ${accountId} and a.state = x.expected_state
      returning 1
    ),
    new_commands as (
      insert into commands (id, account_id, order_id, attempt_id, kind, requested, actor, state, requested_at, answered_at)
      select id, ${accountId}, order_id, attempt_id, kind, requested, actor, state, requested_at, answered_at
      from jsonb_to_recordset(${prepared.newCommands}::jsonb)
        as x (id text, order_id text, attempt_id text, kind text, requested jsonb, actor text, state text,
              requested_at timestamptz, answered_at timestamptz)
    ),
    changed_commands as (
      update commands c set state = x.state, answered_at = x.answered_at, answer = x.answer
      from jsonb_to_recordset(${prepared.commands}::jsonb)
        as x (id text, state text, answered_at timestamptz, answer jsonb, expected_state text)
      where c.id = x.id and c.account_id = ${accountId} and c.state = coalesce(x.expected_state, c.state)
    ),
    new_fills as (
      insert into fills (
        id, account_id, order_id, attempt_id, broker_order_id, fill_key, quantity, value, cumulative_qty, filled_at,
        learned_at, evidence_id, position_id)
      select
        id, ${accountId}, order_id, attempt_id, broker_order_id, fill_key, quantity, value, cumulative_qty, filled_at,
        learned_at, evidence_id, position_id
      from ${rowsOf(prepared.fills)}
      on conflict (account_id, broker_order_id, fill_key) do nothing
    ),
    superseded_fills as (
      update fills f set superseded_at = ${toTimestamp(changes.atMs)}
      -- Asked first, since a kept plan may look for none of them among all fills of the account.
      where cardinality(${changes.supersededFills}::text[]) > 0
        and f.id = any(${changes.supersededFills}::text[]) and f.account_id = ${accountId}
    ),
    new_positions as (
      insert into positions (
        id, account_id, user_id, instrument_key, symbol, instrument, opened_at, closed_at, updated_at, quantity,
        bought_qty, bought_value, sold_qty, sold_value, ledger, adjustments, sell_hold, no_sell_reason, last_target,
        prices_confirmed_for, face_value)
      select
        id, ${accountId}, user_id, instrument_key, symbol, instrument, opened_at, closed_at, updated_at, quantity,
        bought_qty, bought_value, sold_qty, sold_value, ledger, adjustments, sell_hold, no_sell_reason, last_target,
        prices_confirmed_for, face_value
      from jsonb_to_recordset(${prepared.newPositions}::jsonb) as x (${POSITION})
    ),
    changed_positions as (
      update positions p set
        version = p.version + 1, instrument_key = x.instrument_key, instrument = x.instrument, symbol = x.symbol, closed_at = x.closed_at,
        updated_at = x.updated_at, quantity = x.quantity, bought_qty = x.bought_qty, bought_value = x.bought_value,
        sold_qty = x.sold_qty, sold_value = x.sold_value, ledger = x.ledger, adjustments = x.adjustments,
        sell_hold = x.sell_hold, no_sell_reason = x.no_sell_reason, last_target = x.last_target,
        prices_confirmed_for = x.prices_confirmed_for, face_value = x.face_value
      from jsonb_to_recordset(${prepared.positions}::jsonb) as x (${POSITION}, expected_version integer)
      where p.id = x.id and p.account_id = ${accountId} and p.version = x.expected_version
      returning 1
    ),
    new_events as (
      insert into events (id, account_id, seq, order_id, attempt_id, kind, actor, source, at, body, evidence_id, prev_hash, hash)
      select id, ${accountId}, seq, order_id, attempt_id, kind, actor, source, at, body, evidence_id,
             prev_hash, hash
      from ${rowsOf(events.rows)}
    ),
    new_notices as (
      insert into notices (
        id, account_id, user_id, order_id, event_id, event_seq, kind, severity, subject, version, facts, created_at)
      select x.id, ${accountId}, ${head.userId}, x.order_id, x.event_id, ${head.eventSeq}::bigint + x.place, x.kind,
             x.severity, x.subject, x.version, x.facts, ${toTimestamp(changes.atMs)}::timestamptz
      from ${rowsOf(prepared.notices)}
      join broker_accounts a on a.id = ${accountId}
        and coalesce((a.settings -> 'switches' ->> 'notifications')::boolean, true)
      on conflict (account_id, subject, kind, version) do nothing
    ),
    new_due as (
      insert into due_work (id, account_id, kind, subject, due_at)
      select id, ${accountId}, kind, subject, due_at
      from jsonb_to_recordset(${prepared.newDue}::jsonb)
        as x (id text, kind text, subject text, due_at timestamptz)
      -- What was done stays done, but for the end of a time in the queue: a person can bring an order back into it.
      on conflict (account_id, kind, subject) do update set due_at = excluded.due_at, done_at = null, outcome = null
        where due_work.done_at is null or due_work.kind = 'retry_expiry'
    ),
    done_due as (
      update due_work d set done_at = ${toTimestamp(changes.atMs)}, outcome = x.outcome
      from jsonb_to_recordset(${prepared.dueDone}::jsonb) as x (kind text, subject text, outcome jsonb)
      where d.account_id = ${accountId} and d.kind = x.kind and d.subject = x.subject and d.done_at is null
    ),
    new_run_rows as (
      insert into placement_run_rows (run_id, position, ticker, outcome, reason_code, reason, order_id, detail)
      select "runId", position, ticker, outcome, "reasonCode", reason, "orderId", detail
      from jsonb_to_recordset(${prepared.runRows}::jsonb)
        as x ("runId" text, position integer, ticker text, outcome text, "reasonCode" text, reason text, "orderId" text, detail jsonb)
      on conflict (run_id, position) do update
        set outcome = excluded.outcome, reason_code = excluded.reason_code, reason = excluded.reason,
            order_id = excluded.order_id, detail = excluded.detail
    ),
    stopped as (
      update broker_accounts set
        placing_stopped_reason = case when ${lift.stop ?? false}::boolean then null
          else coalesce(placing_stopped_reason, ${changes.stopPlacing}) end,
        breaker_reason = case when ${lift.breaker ?? false}::boolean then null
          else coalesce(breaker_reason, ${changes.openBreaker}) end,
        breaker_opened_at = case when ${lift.breaker ?? false}::boolean then null
          when ${changes.openBreaker}::text is null then breaker_opened_at
          else coalesce(breaker_opened_at, ${toTimestamp(changes.atMs)}::timestamptz) end,
        killed_at = case when ${lift.kill ?? false}::boolean then null else killed_at end,
        kill_reason = case when ${lift.kill ?? false}::boolean then null else kill_reason end,
        version = version + 1
      where id = ${accountId} and ${touchesAccount(changes)}::boolean
    ),
    new_head as (
      update account_heads set
        event_seq = ${events.lastSeq},
        event_hash = decode(${events.lastHash.toString('hex')}, 'hex'),
        guard = coalesce(${optional(note.guard)}::jsonb, guard),
        last_reading = coalesce(${optional(note.lastReading)}::jsonb, last_reading),
        last_complete_at = coalesce(${note.lastCompleteAtMs === undefined ? null : toTimestamp(note.lastCompleteAtMs)}::timestamptz, last_complete_at),
        last_cycle = coalesce(${optional(note.lastCycle)}::jsonb, last_cycle),
        sealed_day = coalesce(${note.sealedDay ?? null}::date, sealed_day),
        sent_day = coalesce(${note.sent?.day ?? null}::date, sent_day),
        sent_orders = coalesce(${note.sent?.orders ?? null}::integer, sent_orders),
        sent_value = coalesce(${note.sent?.value ?? null}::bigint, sent_value)
      where account_id = ${accountId}
    )
    select (select count(*) from changed_orders) as orders, (select count(*) from changed_attempts) as attempts,
      (select count(*) from changed_positions) as positions`.execute(trx);
  const written = rows[0];
  const wanted = {
    orders: changes.orders.length,
    attempts: changes.attempts.length,
    positions: changes.positions.length,
  };
  if (
    written?.orders !== wanted.orders ||
    written.attempts !== wanted.attempts ||
    written.positions !== wanted.positions
  ) {
    throw new StaleRows(`To change: ${JSON.stringify(wanted)}; changed: ${JSON.stringify(written)}`);
  }
  return { firstSeq: head.eventSeq + 1, lastSeq: events.lastSeq };
}

function touchesAccount({ stopPlacing, openBreaker, lift }: ChangeSet): boolean {
  return stopPlacing !== null || openBreaker !== null || Object.keys(lift).length > 0;
}

function optional(value: unknown): string | null {
  return value === undefined ? null : storableJson(JSON.stringify(value));
}
