import { decimalFromPaise } from '../money/index.ts';
import { decidingAttempt, type JsonObject, type Order, type OrderStatus } from '../orders/index.ts';
import { type EpochMs, IST, instant } from '../time.ts';
import { type ExactOrder, writeExactOrder } from './exact-order.ts';

/** The word of the older file for each of ours. What is not proven to be over is pending to it. */
const WORDS: Readonly<Record<OrderStatus, string>> = {
  placing: 'PENDING',
  unconfirmed: 'PENDING',
  amo: 'PENDING',
  pending_execution: 'OPEN',
  ongoing: 'EXECUTED',
  closed: 'EXECUTED',
  retry_pending: 'REJECTED',
  failed: 'REJECTED',
  rejected: 'REJECTED',
  cancelled: 'CANCELLED',
};

/** The lists of the older files. */
type LegacyList = 'orders' | 'failed_orders';

/**
 * In which list of the older files an order stands whole. The queue takes what waits for another try and nothing else: the
 * older program tries whatever stands there.
 */
export function legacyListOf({ order }: Pick<ExactOrder, 'order'>): LegacyList {
  return order.status === 'retry_pending' && order.side === 'buy' ? 'failed_orders' : 'orders';
}

/** A row of `pending_orders.json`, as the older tools write and read it. */
export function writeTrackerRow({ order, attempts, recommendation }: ExactOrder): JsonObject {
  const partly = order.status === 'pending_execution' && order.executionQty > 0;
  return {
    order_id: decidingAttempt(attempts)?.brokerOrderId ?? order.id,
    symbol: order.instrument.tradingSymbol,
    ticker: tickerOf(order, recommendation),
    qty: order.quantity,
    // The older tools pass over it. Without it a regular limit order that buys would be taken for a sell when it is read again.
    transaction_type: order.side === 'buy' ? 'BUY' : 'SELL',
    order_type: order.orderType === 'limit' || order.orderType === 'stop_loss' ? 'LIMIT' : 'MARKET',
    variety: order.variety === 'amo' ? 'AMO' : 'REGULAR',
    price: order.limitPrice === null ? 0 : Number(decimalFromPaise(order.limitPrice)),
    placed_at: legacyTimeText(order.createdAtMs),
    last_status_check: legacyTimeText(order.lastStatusCheckMs ?? order.createdAtMs),
    status: partly ? 'PARTIALLY_FILLED' : WORDS[order.status],
    rejection_reason: order.rejectionReason ?? order.failureReason ?? order.cancelledReason,
    check_count: 0,
    executed_qty: order.executionQty,
  };
}

/** An entry of `failed_orders`. */
export function writeFailedRow({ order, recommendation }: ExactOrder): JsonObject {
  const rupees = (amount: Order['shortfall']) => (amount === null ? null : Number(decimalFromPaise(amount)));
  return {
    symbol: order.instrument.symbol,
    ticker: tickerOf(order, recommendation),
    close: rupees(order.limitPrice),
    qty: order.quantity,
    required_cash: rupees(order.requiredCash),
    shortfall: rupees(order.shortfall),
    // The one reason under which the older program tries again.
    reason: 'insufficient_balance',
    verdict: textOf(recommendation?.verdict),
    rsi10: recommendation?.rsi10 ?? null,
    ema9: recommendation?.ema9 ?? null,
    ema200: recommendation?.ema200 ?? null,
    execution_capital: recommendation?.execution_capital ?? null,
    non_retryable: false,
    first_failed_at: order.firstFailedAtMs === null ? null : legacyTimeText(order.firstFailedAtMs),
    retry_count: order.retryCount,
    last_retry_attempt: order.lastRetryAttemptMs === null ? null : legacyTimeText(order.lastRetryAttemptMs),
  };
}

/** Whether the older program has something to look after: shares that were bought and not sold. */
export function isOpenTrade({ order }: Pick<ExactOrder, 'order'>): boolean {
  return order.side === 'buy' && order.status === 'ongoing' && order.executionQty > 0;
}

/** An open entry of `trades`, by which the older program looks after what was bought. It only points at its order. */
export function writeOpenTrade({ order, attempts, recommendation }: ExactOrder): JsonObject {
  const number = decidingAttempt(attempts)?.brokerOrderId ?? order.id;
  const price = order.executionPrice === null ? null : Number(order.executionPrice);
  return {
    symbol: order.instrument.symbol,
    placed_symbol: order.instrument.tradingSymbol,
    ticker: tickerOf(order, recommendation),
    entry_price: price,
    entry_time: legacyTimeText(order.executionTimeMs ?? order.createdAtMs),
    rsi10: recommendation?.rsi10 ?? 0,
    ema9: recommendation?.ema9 ?? 0,
    ema200: recommendation?.ema200 ?? 0,
    capital: price === null ? null : price * order.executionQty,
    qty: order.executionQty,
    rsi_entry_level: recommendation?.rsi_entry_level ?? 'unknown',
    levels_taken: recommendation?.levels_taken ?? { '30': true, '20': false, '10': false },
    reset_ready: false,
    order_response: { nOrdNo: number, stat: 'Ok', stCode: 200 },
    status: 'open',
    entry_type: textOf(recommendation?.entry_type) ?? 'system_recommended',
    reentries: [],
  };
}

/** The row with everything that the older format has no field for, so that it comes home as the same order. */
export function withExact(row: JsonObject, exact: ExactOrder): JsonObject {
  return { ...row, orderwatch: writeExactOrder(exact) };
}

function tickerOf({ instrument }: ExactOrder['order'], recommendation: JsonObject | null): string {
  return (
    textOf(recommendation?.ticker) ?? `${instrument.symbol}.${instrument.exchange === 'BSE' ? 'BO' : 'NS'}`
  );
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** India's time with microseconds and its offset, as the older program stamps it. */
export function legacyTimeText(ms: EpochMs): string {
  const local = instant(ms).toZonedDateTimeISO(IST).toPlainDateTime();
  return `${local.toString({ fractionalSecondDigits: 6 })}+05:30`;
}
