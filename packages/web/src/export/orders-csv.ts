import type { Order } from '../api/types.ts';
import { istDay, istSeconds, parseMoment } from '../format/time.ts';
import { slippageAmount } from '../orders/slippage.ts';
import { type Cell, writeCsv } from './write-csv.ts';

type Column = readonly [name: string, read: (order: Order) => Cell];

/** Each time twice: RFC 3339 for programs, India's clock for people. */
function time(name: string, read: (order: Order) => string | null): readonly Column[] {
  return [
    [name, read],
    [`${name}_ist`, (order) => istText(read(order))],
  ];
}

const columns: readonly Column[] = [
  ['id', (order) => order.id],
  ['account_id', (order) => order.account_id],
  ['trading_day', (order) => order.trading_day],
  ...time('created_at', (order) => order.created_at),
  ['exchange', (order) => order.exchange],
  ['symbol', (order) => order.symbol],
  ['series', (order) => order.series],
  ['isin', (order) => order.isin],
  ['side', (order) => order.side],
  ['quantity', (order) => order.quantity],
  ['filled', (order) => order.execution_qty],
  ['order_type', (order) => order.order_type],
  ['variety', (order) => order.variety],
  ['validity', (order) => order.validity],
  ['product', (order) => order.product],
  ['limit_price', (order) => order.limit_price],
  ['trigger_price', (order) => order.trigger_price],
  ['average_price', (order) => order.execution_price],
  ['slippage', (order) => slippageAmount(order) ?? null],
  ...time('execution_time', (order) => order.execution_time),
  ['status', (order) => order.status],
  ['reason_code', (order) => order.reason?.code ?? null],
  ['reason', (order) => order.reason?.meaning ?? null],
  ['broker_words', (order) => order.reason?.broker_words ?? null],
  ['cancelled_by', (order) => order.cancelled_by],
  ['origin', (order) => order.origin],
  ['retry_count', (order) => order.retry_count],
  ...time('first_failed_at', (order) => order.first_failed_at),
  ...time('retry_expires_at', (order) => order.retry_expires_at),
  ['required_cash', (order) => order.required_cash],
  ['available_cash', (order) => order.available_cash],
  ['shortfall', (order) => order.shortfall],
  ['broker_order_id', (order) => order.broker_order_id],
  ['broker_status', (order) => order.broker_status],
  ...time('verified_at', (order) => order.verified_at),
  ...time('missing_since', (order) => order.missing_since),
];

export function ordersCsv(those: readonly Order[]): string {
  return writeCsv(
    columns.map(([name]) => name),
    those.map((order) => columns.map(([, read]) => read(order))),
  );
}

/** 2026-08-21 09:08:02, in India. */
function istText(moment: string | null): string | null {
  if (moment === null) return null;
  const at = parseMoment(moment);
  return `${istDay(at)} ${istSeconds(at)}`;
}
