import type { Order } from '../api/types.ts';
import { formatCount, formatRupees } from '../format/rupees.ts';
import { formatWeekday, istDay, istMinutes, istSeconds, parseMoment } from '../format/time.ts';
import { headlines, orders } from './strings.ts';

/** The order in one sentence: what was wanted and how it stands. */
export function describeOrder(order: Order): string {
  const what = `${orders.sides[order.side]} ${formatCount(order.quantity)} ${order.symbol}`;
  switch (order.status) {
    case 'placing':
      return headlines.sending(what);
    case 'unconfirmed':
      return headlines.unresolved(what);
    case 'amo':
      return headlines.queued(what, formatWeekday(order.trading_day));
    case 'pending_execution':
      return order.execution_qty === 0
        ? headlines.open(what)
        : headlines.part(what, headlines.of(formatCount(order.execution_qty), formatCount(order.quantity)));
    case 'ongoing':
      return describeFill(order);
    case 'closed':
      return order.side === 'buy' && order.managed
        ? headlines.andSold(describeFill(order))
        : describeFill(order);
    case 'retry_pending':
      return headlines.retry(what);
    case 'failed':
      return headlines.failed(what);
    case 'rejected':
      return headlines.rejected(what);
    case 'cancelled':
      return headlines.cancelledBy[order.cancelled_by ?? 'unknown'](what);
  }
}

function describeFill(order: Order): string {
  const quantity =
    order.execution_qty < order.quantity
      ? headlines.of(formatCount(order.execution_qty), formatCount(order.quantity))
      : formatCount(order.quantity);
  const price =
    order.execution_price === null ? '' : headlines.atAverage(formatRupees(order.execution_price));
  return headlines.filled(orders.done[order.side], quantity, order.symbol, price);
}

/** `problem` is something to read; `calm` only says how we know what is shown. */
export interface ReasonLine {
  readonly text: string;
  readonly kind: 'problem' | 'calm';
}

/** The one line that stands in every row: why the order is as it is, else how that is known. */
export function describeReason(order: Order): ReasonLine {
  if (order.missing_since !== null) {
    return { kind: 'problem', text: orders.missing(clockOf(order.missing_since, order)) };
  }
  const why = findReason(order);
  const parts: string[] = [];
  // A meaning that is known already says by whom.
  const byWhom = order.status === 'cancelled' && !order.reason?.meaning ? order.cancelled_by : null;
  if (byWhom) parts.push(orders.cancelledBy[byWhom]);
  if (why) parts.push(why);
  else if (order.shortfall !== null && !placed.has(order.status))
    parts.push(orders.short(formatRupees(order.shortfall)));
  if (order.status === 'retry_pending' && order.retry_expires_at) {
    const at = parseMoment(order.retry_expires_at);
    parts.push(orders.retryUntil(`${formatWeekday(istDay(at))} ${istMinutes(at)}`));
  }
  if (parts.length > 0) return { kind: 'problem', text: parts.join(' · ') };
  return { kind: 'calm', text: describeKnowledge(order) };
}

const placed: ReadonlySet<Order['status']> = new Set(['amo', 'pending_execution', 'ongoing', 'closed']);

/** The meaning where we know it; otherwise the broker's own words, never a guess. */
function findReason(order: Order): string | null {
  const { reason, rejection_reason, failure_reason, cancelled_reason } = order;
  // What once kept it from being placed is over when it is placed.
  const failure = placed.has(order.status) ? null : failure_reason;
  return reason?.meaning ?? reason?.broker_words ?? rejection_reason ?? failure ?? cancelled_reason;
}

function describeKnowledge(order: Order): string {
  if (order.execution_time !== null) {
    const at = clockOf(order.execution_time, order);
    const rest = order.quantity - order.execution_qty;
    const isOver = order.status === 'ongoing' || order.status === 'closed';
    return isOver && rest > 0 ? orders.unfilledRest(at, formatCount(rest)) : orders.filledAt(at);
  }
  if (order.verified_at !== null) return orders.verified(clockOf(order.verified_at, order));
  return order.status === 'placing' ? '' : orders.notVerified;
}

/** With its weekday when it is not the order's own trading day. */
function clockOf(moment: string, order: Order): string {
  const at = parseMoment(moment);
  const day = istDay(at);
  return day === order.trading_day ? istSeconds(at) : `${formatWeekday(day)}, ${istSeconds(at)}`;
}
