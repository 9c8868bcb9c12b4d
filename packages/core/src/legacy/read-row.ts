import type { Json, JsonObject } from '../orders/index.ts';
import { err, ok, type Result } from '../result.ts';
import type { LegacyKind, ReadRow, Refusal, Skipped } from './fact.ts';
import type { Note } from './note.ts';
import { isObject, parseRow } from './parse-row.ts';
import { readExportedOrder } from './read-exported-order.ts';
import { readFailedOrder } from './read-failed-order.ts';
import { readFlatTrade, readPosition, readTrackedSymbol } from './read-reference.ts';
import { readTableOrder } from './read-table-order.ts';
import { readTrackerRow } from './read-tracker-row.ts';
import { readTrade } from './read-trade.ts';

/** One row after reading. What could not be understood keeps the reason. */
export interface LegacyRow {
  readonly kind: LegacyKind | null;
  /** The number by which the older database told its users apart. */
  readonly userId: string | null;
  readonly read: Result<ReadRow | Skipped, Refusal & { readonly offset: number | null }>;
}

const READERS: Readonly<Record<LegacyKind, (row: JsonObject, notes: Note[]) => Result<ReadRow, Refusal>>> = {
  pending_orders: readTrackerRow,
  trades: readTrade,
  flat_trades: readFlatTrade,
  failed_orders: readFailedOrder,
  orders_table: readTableOrder,
  positions_table: readPosition,
  tracked_symbols: readTrackedSymbol,
  exported_order: readExportedOrder,
};

/** Reads a row's text, whatever list it stands in. Total. */
export function readRowText(list: string, text: string): LegacyRow {
  const parsed = parseRow(text);
  if (!parsed.ok) {
    const { words, offset } = parsed.error;
    return { kind: null, userId: null, read: err({ field: 'row', words, offset }) };
  }
  return readRowObject(list, parsed.value.value, [...parsed.value.notes]);
}

/** The same for a row that came as columns, from a table or a CSV. */
export function readRowObject(list: string, row: JsonObject, notes: Note[] = []): LegacyRow {
  const kind = classifyRow(list, row);
  const user = row.user_id;
  const userId = typeof user === 'number' || typeof user === 'string' ? String(user) : null;
  if (kind === null) {
    const words =
      'Its fields are none of a pending order, a trade, a failed order, an order, a position or a symbol';
    return { kind, userId, read: err({ field: 'row', words, offset: null }) };
  }
  if (/^paper/i.test(textOf(row.trade_mode)))
    return { kind, userId, read: ok({ kind, skip: 'It was a simulated trade, without money' }) };
  const read = READERS[kind](row, notes);
  return { kind, userId, read: read.ok ? read : err({ ...read.error, offset: null }) };
}

const BY_LIST: Readonly<Record<string, LegacyKind>> = {
  pending_orders: 'pending_orders',
  failed_orders: 'failed_orders',
  symbols: 'tracked_symbols',
  positions: 'positions_table',
};

/** What a row is: by the list it stands in, or by its fields where several kinds of rows stand under one name. */
export function classifyRow(list: string, row: JsonObject): LegacyKind | null {
  if (isObject(row.orderwatch)) return 'exported_order';
  const named = BY_LIST[list];
  if (named !== undefined) return named;
  if (has(row, 'entry_price') || has(row, 'order_response')) return 'trades';
  if (list === 'trades') return 'flat_trades';
  if (has(row, 'tracking_status') || has(row, 'tracking_started_at')) return 'tracked_symbols';
  if (has(row, 'opened_at', 'avg_price') || has(row, 'opened_at', 'unrealized_pnl')) return 'positions_table';
  if (has(row, 'first_failed_at', 'close')) return 'failed_orders';
  if (has(row, 'timestamp', 'side')) return 'flat_trades';
  if (has(row, 'side') || has(row, 'user_id') || has(row, 'metadata') || has(row, 'order_metadata'))
    return 'orders_table';
  return has(row, 'symbol', 'status') ? 'pending_orders' : null;
}

function has(row: JsonObject, name: string, other = name): boolean {
  return row[name] !== undefined && row[other] !== undefined;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
