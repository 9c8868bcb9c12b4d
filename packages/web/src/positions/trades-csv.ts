import type { Trade } from '../api/queries-positions.ts';
import { type Cell, writeCsv } from '../export/write-csv.ts';
import { istDay, istSeconds, parseMoment } from '../format/time.ts';

const columns: readonly (readonly [name: string, read: (trade: Trade) => Cell])[] = [
  ['position_id', (trade) => trade.position_id],
  ['account_id', (trade) => trade.account_id],
  ['symbol', (trade) => trade.symbol],
  ['isin', (trade) => trade.isin],
  ['opened_at', (trade) => trade.opened_at],
  ['opened_at_ist', (trade) => istText(trade.opened_at)],
  ['closed_at', (trade) => trade.closed_at],
  ['closed_at_ist', (trade) => istText(trade.closed_at)],
  ['days_held', (trade) => trade.days_held],
  ['bought_qty', (trade) => trade.bought_qty],
  ['bought_value', (trade) => amount(trade.bought_value)],
  ['sold_qty', (trade) => trade.sold_qty],
  ['sold_value', (trade) => amount(trade.sold_value)],
  ['gross', (trade) => amount(trade.profit?.gross)],
  ['charges', (trade) => amount(trade.profit?.charges)],
  ['net', (trade) => amount(trade.profit?.net)],
  ['executions', (trade) => trade.fills.length],
];

export function tradesCsv(those: readonly Trade[]): string {
  return writeCsv(
    columns.map(([name]) => name),
    those.map((trade) => columns.map(([, read]) => read(trade))),
  );
}

function amount(text: string | undefined): Cell {
  return text === undefined ? null : { decimal: text };
}

/** 2026-08-21 09:08:02, in India. */
function istText(moment: string): string {
  const at = parseMoment(moment);
  return `${istDay(at)} ${istSeconds(at)}`;
}
