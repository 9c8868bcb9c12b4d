import type { z } from 'zod';
import type { AttemptRow, OrderRow } from '../../db/orders/order-row.ts';
import type { attemptView, orderView } from '../schemas/order.ts';
import { momentOrNull, momentText } from './moment-text.ts';
import { renderNextRetry, type WhenFacts } from './next-retry-view.ts';
import { renderOrderReason } from './order-reason.ts';
import { averageOrNull, rupeesOrNull } from './rupees.ts';

/** While it is in one of these, every complete reading of the book looks at it. */
const WATCHED: ReadonlySet<string> = new Set(['placing', 'unconfirmed', 'amo', 'pending_execution']);

/** `when` is left out where nobody knows the calendar: then the next try of a queued order is not told. */
export function renderOrder(row: OrderRow, when: WhenFacts | null = null): z.infer<typeof orderView> {
  const attempts = row.attempts ?? [];
  const known = attempts.findLast(({ brokerOrderId }) => brokerOrderId !== null);
  return {
    id: row.id,
    account_id: row.account_id,
    created_at: momentText(row.created_at),
    updated_at: momentText(row.updated_at),
    version: row.version,
    trading_day: row.trading_day,
    origin: row.origin,
    managed: row.managed,
    placement_run_id: row.placement_run_id,
    side: row.side,
    exchange: row.exchange,
    symbol: row.symbol,
    series: row.series,
    trading_symbol: row.trading_symbol,
    isin: row.isin,
    quantity: row.quantity,
    order_type: row.order_type,
    limit_price: rupeesOrNull(row.limit_price),
    trigger_price: rupeesOrNull(row.trigger_price),
    variety: row.variety,
    validity: row.validity,
    product: row.product,
    status: row.status,
    reason: renderOrderReason(row),
    failure_reason: row.failure_reason,
    rejection_reason: row.rejection_reason,
    cancelled_reason: row.cancelled_reason,
    cancelled_by: row.cancelled_by,
    first_failed_at: momentOrNull(row.first_failed_at),
    last_retry_attempt: momentOrNull(row.last_retry_attempt),
    retry_count: row.retry_count,
    retry_expires_at: momentOrNull(row.retry_expires_at),
    retry_expiry_provisional: row.retry_expiry_provisional,
    ...renderNextRetry(row, when),
    required_cash: rupeesOrNull(row.required_cash),
    available_cash: rupeesOrNull(row.available_cash),
    shortfall: rupeesOrNull(row.shortfall),
    last_status_check: momentOrNull(lastStatusCheck(row)),
    verified_at: momentOrNull(row.verified_at),
    execution_qty: row.execution_qty,
    execution_price: averageOrNull(row.execution_price),
    execution_time: momentOrNull(row.execution_time),
    missing_since: momentOrNull(row.missing_since),
    linked_order_id: row.linked_order_id,
    broker_order_id: known?.brokerOrderId ?? null,
    broker_status: known?.brokerStatus ?? null,
    attempts: attempts.map(renderAttempt),
  };
}

/** A reading that changed nothing is written once per account, not once per order; here the two meet again. */
function lastStatusCheck(row: OrderRow): number | null {
  const own = row.last_status_check;
  const ofAccount = WATCHED.has(row.status) ? row.last_complete_at : null;
  if (own === null || ofAccount === null) return own ?? ofAccount;
  return Math.max(own, ofAccount);
}

function renderAttempt(row: AttemptRow): z.infer<typeof attemptView> {
  return {
    id: row.id,
    number: row.number,
    client_tag: row.clientTag,
    broker_order_id: row.brokerOrderId,
    exchange_order_id: row.exchangeOrderId,
    state: row.state,
    filled_qty: row.filledQty,
    reason: row.reason,
    sent_at: momentOrNull(row.sentAtMs),
    answered_at: momentOrNull(row.answeredAtMs),
  };
}
