import {
  type AcknowledgedValues,
  type Attempt,
  attemptStateFrom,
  type Command,
  type DecimalText,
  type Fill,
  findClientTag,
  type LastSeen,
  type LocalOrder,
  type Order,
  type OrderId,
  type Paise,
  paise,
  parseBrokerOrderId,
  parseDecimal,
  type RequestedChange,
  toId,
} from '@orderwatch/core';
import type { AttemptsTable, CommandsTable, OrdersTable } from '../tables/orders.ts';
import { dayNumber } from './records.ts';

type AttemptRow = readonly [
  id: string,
  number: number,
  clientTag: string | null,
  brokerOrderId: string | null,
  exchangeOrderId: string | null,
  state: AttemptsTable['state'],
  filledQty: number,
  reason: string | null,
  createdAt: number,
  sentAt: number | null,
  answeredAt: number | null,
  acknowledged: AcknowledgedValues | null,
  lastSeen: LastSeen | null,
];
type CommandRow = readonly [
  id: string,
  attemptId: string,
  kind: CommandsTable['kind'],
  requested: RequestedChange,
  actor: CommandsTable['actor'],
  state: CommandsTable['state'],
  requestedAt: number,
  answeredAt: number | null,
];
type FillRow = readonly [
  id: string,
  attemptId: string,
  brokerOrderId: string,
  fillKey: string,
  quantity: number,
  value: string,
  cumulativeQty: number,
  filledAt: number | null,
  learnedAt: number,
];

/** An order with all that belongs to it, as the database writes it in JSON; times are epoch milliseconds. */
export interface LocalRow {
  readonly id: string;
  readonly account_id: string;
  readonly user_id: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly version: number;
  readonly corrections: number;
  readonly trading_day: string;
  readonly origin: OrdersTable['origin'];
  readonly managed: boolean;
  readonly placement_run_id: string | null;
  readonly side: OrdersTable['side'];
  readonly exchange: string;
  readonly segment: string;
  readonly symbol: string;
  readonly series: string;
  readonly trading_symbol: string;
  readonly token: string;
  readonly isin: string | null;
  readonly instrument_key: string;
  readonly quantity: number;
  readonly disclosed_quantity: number;
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
  readonly cancelled_by: Order['cancelledBy'];
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
  readonly position_id: string | null;
  readonly verified_at: number | null;
  /** Whether the position that this buy belongs to has been sold. */
  readonly position_sold: boolean;
  readonly attempts: readonly AttemptRow[] | null;
  readonly commands: readonly CommandRow[] | null;
  readonly fills: readonly FillRow[] | null;
}

/** The form that core decides on. Throws on what the schema cannot hold: a bug, not an expected outcome. */
export function localFromRow(row: LocalRow): LocalOrder {
  const order = orderFromRow(row);
  return {
    order,
    attempts: (row.attempts ?? []).map((attempt) => attemptFromRow(attempt, order.id)),
    commands: (row.commands ?? []).map((command) => commandFromRow(command, order.id)),
    fills: (row.fills ?? []).map((fill) => fillFromRow(fill, order.id)),
    positionSold: row.position_sold,
  };
}

function orderFromRow(row: LocalRow): Order {
  return {
    id: toId('ord', row.id),
    accountId: toId('acc', row.account_id),
    userId: toId('usr', row.user_id),
    createdAtMs: row.created_at,
    updatedAtMs: row.updated_at,
    version: row.version,
    corrections: row.corrections,
    tradingDay: dayNumber(row.trading_day),
    origin: row.origin,
    managed: row.managed,
    placementRunId: row.placement_run_id === null ? null : toId('run', row.placement_run_id),
    side: row.side,
    instrument: {
      exchange: row.exchange,
      segment: row.segment,
      symbol: row.symbol,
      series: row.series,
      tradingSymbol: row.trading_symbol,
      token: row.token,
      isin: row.isin,
    },
    instrumentKey: row.instrument_key,
    quantity: row.quantity,
    disclosedQuantity: row.disclosed_quantity,
    orderType: row.order_type,
    limitPrice: amount(row.limit_price),
    triggerPrice: amount(row.trigger_price),
    variety: row.variety,
    validity: row.validity,
    product: row.product,
    status: row.status,
    reasonCode: row.reason_code,
    failureReason: row.failure_reason,
    rejectionReason: row.rejection_reason,
    cancelledReason: row.cancelled_reason,
    cancelledBy: row.cancelled_by,
    firstFailedAtMs: row.first_failed_at,
    lastRetryAttemptMs: row.last_retry_attempt,
    retryCount: row.retry_count,
    retryExpiresAtMs: row.retry_expires_at,
    retryExpiryProvisional: row.retry_expiry_provisional,
    requiredCash: amount(row.required_cash),
    availableCash: amount(row.available_cash),
    shortfall: amount(row.shortfall),
    lastStatusCheckMs: row.last_status_check,
    executionQty: row.execution_qty,
    executionPrice: row.execution_price === null ? null : decimal(row.execution_price),
    executionTimeMs: row.execution_time,
    missingSinceMs: row.missing_since,
    linkedOrderId: row.linked_order_id === null ? null : toId('ord', row.linked_order_id),
    positionId: row.position_id === null ? null : toId('pos', row.position_id),
    verifiedAtMs: row.verified_at,
  };
}

function attemptFromRow(row: AttemptRow, orderId: OrderId): Attempt {
  const [id, number, tag, brokerOrderId, exchangeOrderId, written, filledQty, reason, ...rest] = row;
  const [createdAtMs, sentAtMs, answeredAtMs, acknowledged, lastSeen] = rest;
  const state = attemptStateFrom({ state: written, brokerOrderId, filledQty, reason });
  if (!state.ok) throw new Error(`Attempt ${id}: ${state.error}`);
  const clientTag = tag === null ? null : findClientTag(tag);
  if (clientTag === undefined) throw new Error(`Attempt ${id} has a tag that is none of ours: ${tag}`);
  return {
    ...state.value,
    id: toId('att', id),
    orderId,
    number,
    clientTag,
    exchangeOrderId,
    createdAtMs,
    sentAtMs,
    answeredAtMs,
    acknowledged,
    lastSeen,
  };
}

function commandFromRow(row: CommandRow, orderId: OrderId): Command {
  const [id, attemptId, kind, requested, actor, state, requestedAtMs, answeredAtMs] = row;
  const base = {
    id: toId('cmd', id),
    orderId,
    attemptId: toId('att', attemptId),
    actor,
    state,
    requestedAtMs,
    answeredAtMs,
  };
  switch (kind) {
    case 'cancel':
      return { ...base, kind, requested: null };
    case 'modify':
      return { ...base, kind, requested };
    case 'place': {
      const { quantity, orderType, limitPrice = null, triggerPrice = null } = requested;
      if (quantity === undefined || orderType === undefined)
        throw new Error(`Command ${id} lacks its values`);
      return { ...base, kind, requested: { quantity, orderType, limitPrice, triggerPrice } };
    }
  }
}

function fillFromRow(row: FillRow, orderId: OrderId): Fill {
  const [id, attemptId, brokerOrderId, fillKey, quantity, value, cumulativeQty, filledAtMs, learnedAtMs] =
    row;
  const number = parseBrokerOrderId(brokerOrderId);
  if (number === undefined) throw new Error(`Fill ${id} has no usable order number: ${brokerOrderId}`);
  return {
    id: toId('fil', id),
    orderId,
    attemptId: toId('att', attemptId),
    brokerOrderId: number,
    fillKey,
    quantity,
    value: decimal(value),
    cumulativeQty,
    filledAtMs,
    learnedAtMs,
  };
}

function amount(value: number | null): Paise | null {
  return value === null ? null : paise(value);
}

function decimal(text: string): DecimalText {
  const value = parseDecimal(text);
  if (!value.ok) throw new Error(`Not a decimal: ${text}`);
  return value.value;
}
