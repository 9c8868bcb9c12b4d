import { formatRupees, istMomentText, type NoticeLine, type NoticeText, paise } from '@orderwatch/core';
import type { OrderRow } from '../../db/orders/order-row.ts';
import { renderOrderReason } from '../../http/render/order-reason.ts';
import { averageOrNull } from '../../http/render/rupees.ts';
import type { Offer } from './order-actions.ts';

/** What the bot says in answer to a word or a press. */
export interface Reply {
  readonly text: NoticeText;
  readonly offers: readonly Offer[];
}

/** A reply; lines that are plain texts are words of ours. */
export function reply(
  title: string,
  lines: readonly (string | NoticeLine)[] = [],
  offers: readonly Offer[] = [],
): Reply {
  return {
    text: { title, lines: lines.map((line) => (typeof line === 'string' ? plain(line) : line)) },
    offers,
  };
}

export function plain(text: string): NoticeLine {
  return [{ kind: 'plain', text }];
}

/** Words of ours, then foreign ones. */
export function quoting(before: string, quoted: string): NoticeLine {
  return [
    { kind: 'plain', text: before },
    { kind: 'quoted', text: quoted },
  ];
}

export function rupees(amount: number): string {
  return formatRupees(paise(amount));
}

/** "buy 10 RELIANCE at ₹2,950.00". */
export function orderText({ side, quantity, symbol, limit_price }: OrderRow): string {
  return `${side} ${quantity} ${symbol} ${limit_price === null ? 'at the market' : `at ${rupees(limit_price)}`}`;
}

const STATUS_TEXT: Readonly<Record<OrderRow['status'], string>> = {
  placing: 'being placed',
  unconfirmed: 'unconfirmed: sent, and no answer that can be trusted',
  amo: 'taken by the broker, waits for the opening',
  pending_execution: 'live at the exchange',
  ongoing: 'bought, the position is open',
  closed: 'done',
  retry_pending: 'in the retry queue',
  failed: 'could not be placed',
  rejected: 'rejected',
  cancelled: 'cancelled',
};

export function statusText({ status, execution_qty, quantity }: OrderRow): string {
  const partly = status === 'pending_execution' && execution_qty > 0;
  return partly ? `live, ${execution_qty} of ${quantity} filled` : STATUS_TEXT[status];
}

/** Everything that a person needs to know of one order. */
export function orderLines(order: OrderRow): readonly NoticeLine[] {
  const reason = renderOrderReason(order);
  const brokerId = order.attempts?.findLast(({ brokerOrderId }) => brokerOrderId !== null)?.brokerOrderId;
  return [
    plain(`Status: ${statusText(order)}`),
    ...(reason?.broker_words ? [quoting('The broker says ', reason.broker_words)] : []),
    ...(reason?.meaning ? [plain(reason.meaning)] : []),
    ...(reason?.advice ? [plain(`What to do: ${reason.advice}`)] : []),
    ...(order.shortfall === null ? [] : [plain(`Missing: ${rupees(order.shortfall)}`)]),
    ...(order.execution_qty > 0 ? [plain(filledText(order))] : []),
    ...(order.status === 'retry_pending' && order.retry_expires_at !== null
      ? [plain(`In the queue until ${istMomentText(order.retry_expires_at)}`)]
      : []),
    ...(order.missing_since === null
      ? []
      : [plain(`Not in the broker's book since ${istMomentText(order.missing_since)}`)]),
    plain(`${order.variety === 'amo' ? 'After-market order' : 'Regular order'} for ${order.trading_day}`),
    ...(brokerId ? [plain(`Broker's number ${brokerId}`)] : []),
    plain(`Changed ${istMomentText(order.updated_at)}`),
  ];
}

function filledText({ execution_qty, quantity, execution_price }: OrderRow): string {
  const price = averageOrNull(execution_price);
  return `Filled: ${execution_qty} of ${quantity}${price === null ? '' : ` at ₹${price} on average`}`;
}

/** The first letter in upper case. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
