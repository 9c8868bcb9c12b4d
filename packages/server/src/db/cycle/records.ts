import { createHash } from 'node:crypto';
import type { Attempt, Command, Fill, IstDay, Order } from '@orderwatch/core';
import { istDayNumber } from '@orderwatch/core';
import { toTimestamp } from '../connect.ts';
import type { Json } from '../tables.ts';
import { canonicalJson, storableJson } from './canonical-json.ts';
import type { NewAttempt, NewEvidence } from './change-set.ts';

const DAY_MS = 86_400_000;

/** '2026-08-21' for a day number. */
export function dayText(day: IstDay): string {
  return timestamp(day * DAY_MS).slice(0, 10);
}

/** The day number of '2026-08-21'. */
export function dayNumber(text: string): IstDay {
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new Error(`Not a day: ${text}`);
  return ms / DAY_MS;
}

// The rows of one write share a few moments.
const MOMENTS_MAX = 500;
const moments = new Map<number, string>();

/** A moment as RFC 3339 with milliseconds. */
export function timestamp(ms: number): string {
  const before = moments.get(ms);
  if (before !== undefined) return before;
  if (moments.size >= MOMENTS_MAX) moments.clear();
  const text = toTimestamp(ms);
  moments.set(ms, text);
  return text;
}

const moment = (ms: number | null): string | null => (ms === null ? null : timestamp(ms));

/** The columns of `orders` that may change during its life. */
export function orderState(order: Order) {
  return {
    id: order.id,
    expected_version: order.version,
    updated_at: timestamp(order.updatedAtMs),
    corrections: order.corrections,
    trading_day: dayText(order.tradingDay),
    managed: order.managed,
    quantity: order.quantity,
    disclosed_quantity: order.disclosedQuantity,
    order_type: order.orderType,
    limit_price: order.limitPrice,
    trigger_price: order.triggerPrice,
    variety: order.variety,
    validity: order.validity,
    status: order.status,
    reason_code: order.reasonCode,
    failure_reason: order.failureReason,
    rejection_reason: order.rejectionReason,
    cancelled_reason: order.cancelledReason,
    cancelled_by: order.cancelledBy,
    first_failed_at: moment(order.firstFailedAtMs),
    last_retry_attempt: moment(order.lastRetryAttemptMs),
    retry_count: order.retryCount,
    retry_expires_at: moment(order.retryExpiresAtMs),
    retry_expiry_provisional: order.retryExpiryProvisional,
    required_cash: order.requiredCash,
    available_cash: order.availableCash,
    shortfall: order.shortfall,
    last_status_check: moment(order.lastStatusCheckMs),
    execution_qty: order.executionQty,
    execution_price: order.executionPrice,
    execution_time: moment(order.executionTimeMs),
    missing_since: moment(order.missingSinceMs),
    linked_order_id: order.linkedOrderId,
    position_id: order.positionId,
    verified_at: moment(order.verifiedAtMs),
  };
}

/** The columns of `orders` that are settled when it is recorded. */
export function orderIdentity(order: Order, recommendation: Json | null) {
  return {
    account_id: order.accountId,
    user_id: order.userId,
    created_at: timestamp(order.createdAtMs),
    origin: order.origin,
    placement_run_id: order.placementRunId,
    side: order.side,
    exchange: order.instrument.exchange,
    segment: order.instrument.segment,
    symbol: order.instrument.symbol,
    series: order.instrument.series,
    trading_symbol: order.instrument.tradingSymbol,
    token: order.instrument.token,
    isin: order.instrument.isin,
    instrument_key: order.instrumentKey,
    product: order.product,
    recommendation,
  };
}

export function attemptState(attempt: Attempt) {
  return {
    id: attempt.id,
    broker_order_id: attempt.brokerOrderId,
    exchange_order_id: attempt.exchangeOrderId,
    state: attempt.state,
    filled_qty: attempt.filledQty,
    reason: attempt.reason,
    sent_at: moment(attempt.sentAtMs),
    answered_at: moment(attempt.answeredAtMs),
    acknowledged: attempt.acknowledged,
    last_seen: attempt.lastSeen,
    last_seen_day: attempt.lastSeen === null ? null : dayText(istDayNumber(attempt.lastSeen.atMs)),
  };
}

export function attemptIdentity({ attempt, request }: NewAttempt, accountId: string, epoch: number) {
  return {
    order_id: attempt.orderId,
    account_id: accountId,
    number: attempt.number,
    client_tag: attempt.clientTag,
    request,
    request_sha256: request === null ? null : sha256(canonicalJson(request)),
    epoch,
    created_at: timestamp(attempt.createdAtMs),
  };
}

export function commandRecord(command: Command) {
  return {
    id: command.id,
    order_id: command.orderId,
    attempt_id: command.attemptId,
    kind: command.kind,
    requested: command.requested ?? {},
    actor: command.actor,
    state: command.state,
    requested_at: timestamp(command.requestedAtMs),
    answered_at: moment(command.answeredAtMs),
  };
}

export function fillRecord(fill: Fill, evidenceId: string | null) {
  return {
    id: fill.id,
    order_id: fill.orderId,
    attempt_id: fill.attemptId,
    broker_order_id: fill.brokerOrderId,
    fill_key: fill.fillKey,
    quantity: fill.quantity,
    value: fill.value,
    cumulative_qty: fill.cumulativeQty,
    filled_at: moment(fill.filledAtMs),
    learned_at: timestamp(fill.learnedAtMs),
    evidence_id: evidenceId,
  };
}

/**
 * One record of `evidence`. What is JSON is kept as such, numbers too long for JavaScript as texts; anything else as the text
 * that came. The database hashes what it keeps, so that the hash can be checked against it.
 */
export function evidenceRecord(evidence: NewEvidence) {
  const { id, source, attemptId, receivedAtMs } = evidence;
  const payload = 'payload' in evidence ? JSON.stringify(evidence.payload) : findJson(evidence.text);
  return {
    id,
    source,
    attempt_id: attemptId,
    received_at: timestamp(receivedAtMs),
    payload: payload === undefined ? null : storableJson(payload),
    payload_text: payload === undefined && 'text' in evidence ? evidence.text : null,
  };
}

const LONG_INTEGER = /([:[,]\s*)(-?\d{16,})(?=\s*[,}\]])/g;

function findJson(text: string): string | undefined {
  const readable = text.replace(LONG_INTEGER, '$1"$2"');
  try {
    // A bare JSON null would be stored as SQL's, which says that there was no payload.
    return JSON.parse(readable) === null ? undefined : readable;
  } catch {
    return undefined;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
