import { ERROR_BODIES } from '../http/error-bodies.ts';
import type { WireReply } from '../http/wire-call.ts';
import { deriveFraction } from '../login/derive.ts';
import type { Body } from '../rows/write-json.ts';
import type { MistypedShape } from './fault.ts';

/** The rows of a reply that has some, or undefined. */
export function rowsOf(reply: WireReply): readonly Body[] | undefined {
  if (reply.kind !== 'json') return undefined;
  const { value } = reply;
  if (typeof value !== 'object' || value === null || !('data' in value)) return undefined;
  return Array.isArray(value.data) && value.data.length > 0 ? value.data : undefined;
}

/** The same reply with other rows. Without any, it is what an empty report is. */
export function withRows(reply: WireReply, rows: readonly Body[]): WireReply {
  if (reply.kind !== 'json' || typeof reply.value !== 'object' || reply.value === null) return reply;
  if (rows.length === 0 && 'stCode' in reply.value) return noData();
  return { ...reply, value: { ...reply.value, data: rows } };
}

export function noData(): WireReply {
  return { kind: 'json', ...ERROR_BODIES.no_data };
}

/** Without the last `missing` rows, or without those of the named orders. */
export function shrinkRows(rows: readonly Body[], missing: number | readonly string[]): readonly Body[] {
  if (typeof missing === 'number') return rows.slice(0, Math.max(0, rows.length - missing));
  return rows.filter((row) => !missing.includes(String(row.nOrdNo)));
}

export function shuffleRows(rows: readonly Body[], seed: number, label: string): readonly Body[] {
  return rows
    .map((row, index) => ({ row, at: deriveFraction(seed, label, index) }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
}

export function renameTags(rows: readonly Body[], tag: string): readonly Body[] {
  return rows.map((row) => ('GuiOrdId' in row ? { ...row, GuiOrdId: tag } : row));
}

/** The order book says its status twice. */
export function renameStatus(rows: readonly Body[], text: string): readonly Body[] {
  return rows.map((row) => {
    if (!('ordSt' in row)) return row;
    return { ...row, ordSt: text, ...('stat' in row ? { stat: text } : {}) };
  });
}

const QUANTITIES = ['qty', 'fldQty', 'unFldSz', 'flBuyQty', 'flSellQty', 'quantity'];

export function mistype(value: Body, rows: readonly Body[], shape: MistypedShape): unknown {
  switch (shape) {
    case 'data_null':
      return { ...value, data: null };
    case 'data_object':
      return { ...value, data: rows[0] };
    case 'data_text':
      return { ...value, data: 'No Data' };
    case 'rows_null':
      return { ...value, data: rows.map(() => null) };
    case 'quantity_text':
      return { ...value, data: rows.map((row) => withQuantities(row, 'abc')) };
    case 'quantity_negative':
      return { ...value, data: rows.map((row) => withQuantities(row, -1)) };
    case 'quantity_huge':
      return { ...value, data: rows.map((row) => withQuantities(row, '1e309')) };
    case 'missing_number':
      return { ...value, data: rows.map(({ nOrdNo: _, ...row }) => row) };
    case 'body_list':
      return rows;
    case 'body_null':
      return null;
  }
}

function withQuantities(row: Body, quantity: unknown): Body {
  const present = QUANTITIES.filter((name) => name in row);
  return { ...row, ...Object.fromEntries(present.map((name) => [name, quantity])) };
}
