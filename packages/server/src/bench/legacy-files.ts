import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { jsonWithLists } from '../legacy/json-with-lists.ts';

const SHARES = 400;
const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2022, 0, 3);
const DAYS = 1_000;

/**
 * Files as the earlier system leaves them behind after four years: of each hundred rows 95 are pending orders, and the
 * others are trades with their sale, entries of the queue and symbols that were followed.
 */
export async function writeLegacyFiles(folder: string, rows: number): Promise<void> {
  const numbers = Array.from({ length: rows }, (_, index) => index);
  const of = (kind: 'orders' | 'trades' | 'failed_orders' | 'symbols') =>
    numbers.filter((row) => kindOf(row) === kind);
  await write(folder, 'pending_orders.json', [['orders', each(of('orders'), trackerRow)]]);
  await write(folder, 'trades_history.json', [
    ['trades', each(of('trades'), tradeRow)],
    ['failed_orders', each(of('failed_orders'), failedRow)],
  ]);
  await write(folder, 'system_recommended_symbols.json', [['symbols', each(of('symbols'), symbolRow)]]);
}

async function write(
  folder: string,
  name: string,
  lists: Parameters<typeof jsonWithLists>[0],
): Promise<void> {
  await finished(Readable.from(jsonWithLists(lists)).pipe(createWriteStream(path.join(folder, name))));
}

function* each(rows: readonly number[], make: (row: number) => object): Generator<object> {
  for (const row of rows) yield make(row);
}

function kindOf(row: number): 'orders' | 'trades' | 'failed_orders' | 'symbols' {
  const place = row % 100;
  if (place < 95) return 'orders';
  return place < 97 ? 'trades' : place < 99 ? 'failed_orders' : 'symbols';
}

function symbolOf(row: number): string {
  return `SHARE${String((row * 7) % SHARES).padStart(3, '0')}`;
}

/** Time in India, as the earlier system stamps it. */
function timeOf(row: number, minutes = 0): string {
  const day = FIRST_DAY_MS + ((row * 13) % DAYS) * DAY_MS;
  const at = new Date(day + (9 * 60 + 15 + (row % 300) + minutes) * 60_000).toISOString();
  return `${at.slice(0, 19)}.${String(row % 1_000_000).padStart(6, '0')}+05:30`;
}

function numberOf(row: number, kind: '1' | '2' | '3'): string {
  return `${timeOf(row).slice(2, 10).replaceAll('-', '')}${kind}${String(row).padStart(8, '0')}`;
}

const REJECTED =
  'RMS:Margin Exceeds, Required:24505.00, Available:19505.00 for entity account across exchange';

function trackerRow(row: number): object {
  const kind = row % 20;
  const isSell = kind >= 12;
  const status =
    kind < 2 || isSell ? 'EXECUTED' : kind < 7 ? 'REJECTED' : kind < 11 ? 'CANCELLED' : 'PENDING';
  const quantity = 10 + (row % 90);
  const price = 500 + (row % 2_000) / 20;
  return {
    order_id: numberOf(row, '1'),
    symbol: `${symbolOf(row)}-EQ`,
    ticker: `${symbolOf(row)}.NS`,
    qty: quantity,
    order_type: isSell ? 'LIMIT' : 'MARKET',
    variety: isSell ? 'REGULAR' : 'AMO',
    price,
    placed_at: timeOf(row),
    last_status_check: timeOf(row, 30),
    status,
    rejection_reason: status === 'REJECTED' ? REJECTED : null,
    check_count: row % 7,
    executed_qty: status === 'EXECUTED' ? quantity : 0,
    ...(status === 'EXECUTED' ? { execution_price: price, execution_time: timeOf(row, 20) } : {}),
  };
}

function tradeRow(row: number): object {
  return {
    symbol: symbolOf(row),
    placed_symbol: `${symbolOf(row)}-EQ`,
    ticker: `${symbolOf(row)}.NS`,
    entry_price: 500.25,
    entry_time: timeOf(row),
    rsi10: 25.5,
    ema9: 511.4,
    ema200: 480.1,
    capital: 50_000,
    qty: 20,
    rsi_entry_level: 30,
    levels_taken: { '30': true, '20': false, '10': false },
    reset_ready: false,
    order_response: { nOrdNo: numberOf(row, '2'), stat: 'Ok', stCode: 200 },
    status: 'closed',
    entry_type: 'system_recommended',
    reentries: [],
    exit_price: 511.4,
    exit_time: timeOf(row, 60),
    exit_reason: 'EMA9_TARGET',
    sell_order_id: numberOf(row, '3'),
    pnl: 223,
    pnl_pct: 2.2,
  };
}

function failedRow(row: number): object {
  return {
    symbol: symbolOf(row),
    ticker: `${symbolOf(row)}.NS`,
    close: 500.25,
    qty: 20,
    required_cash: 10_005,
    shortfall: 5_000,
    reason: 'insufficient_balance',
    verdict: 'strong_buy',
    rsi10: 28.5,
    ema9: 511.4,
    ema200: 480.1,
    non_retryable: false,
    first_failed_at: timeOf(row),
    retry_count: 2,
    last_retry_attempt: timeOf(row, 15),
  };
}

function symbolRow(row: number): object {
  return {
    id: `track-${symbolOf(row)}-EQ-${row}`,
    symbol: `${symbolOf(row)}-EQ`,
    ticker: `${symbolOf(row)}.NS`,
    tracking_started_at: timeOf(row),
    tracking_ended_at: timeOf(row, 60),
    tracking_status: 'completed',
    system_qty: 20,
    current_tracked_qty: 0,
    pre_existing_qty: 0,
    initial_order_id: numberOf(row - (row % 20), '1'),
    all_related_orders: [numberOf(row - (row % 20), '1')],
    recommendation_source: 'analysis_results/bulk_analysis_final.csv',
    recommendation_verdict: null,
  };
}
