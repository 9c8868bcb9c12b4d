import {
  addDecimals,
  compareDecimals,
  type DecimalText,
  decimalFraction,
  decimalFromPaise,
  subtractDecimals,
  ZERO_PAISE,
} from '../money/index.ts';
import { istDayNumber } from '../time.ts';
import type { LedgerEntry, LedgerVerdict } from './position.ts';
import type { PositionOrder } from './position-order.ts';

/** Where an order's part in a position begins: after what an earlier position took of it. */
export interface EntryStart {
  readonly fromQty: number;
  readonly fromValue: DecimalText | null;
}

export const FROM_THE_FIRST: EntryStart = { fromQty: 0, fromValue: decimalFromPaise(ZERO_PAISE) };

/** The beginning of an order's part in its next position, when the one before has taken what it has seen. */
export function startAfter(entry: LedgerEntry): EntryStart {
  const seenValue = entry.seenQty === entry.quantity ? entry.value : null;
  const fromValue =
    entry.fromValue === null || seenValue === null ? null : addDecimals(entry.fromValue, seenValue);
  return { fromQty: entry.fromQty + entry.seenQty, fromValue };
}

/** The entry by which an order's totals stand in a ledger, when `quantity` shares of them moved the position. */
export function entryOf(
  order: PositionOrder,
  start: EntryStart,
  part: { readonly quantity: number; readonly verdict: LedgerVerdict },
): LedgerEntry {
  const seenQty = order.filledQty - start.fromQty;
  return {
    orderId: order.id,
    side: order.side,
    ...start,
    seenQty,
    quantity: part.quantity,
    value: valueOfPart(order, start, part.quantity),
    day: istDayNumber(order.lastFilledAtMs),
    atMs: order.lastFilledAtMs,
    verdict: part.verdict,
  };
}

/** The entry with its value as the broker has it now; the same entry when nothing about it is new. */
export function repriced(entry: LedgerEntry, order: PositionOrder): LedgerEntry {
  const value = valueOfPart(order, entry, entry.quantity);
  if (value === null || (entry.value !== null && compareDecimals(value, entry.value) === 0)) return entry;
  return { ...entry, value };
}

// Of an execution that is only in part the position's, its share by quantity, to six decimals.
function valueOfPart(order: PositionOrder, start: EntryStart, quantity: number): DecimalText | null {
  if (order.filledValue === null || start.fromValue === null) return null;
  const seenQty = order.filledQty - start.fromQty;
  const seenValue = subtractDecimals(order.filledValue, start.fromValue);
  if (quantity === seenQty) return seenValue;
  return decimalFraction(seenValue, { numerator: BigInt(quantity), denominator: BigInt(seenQty) });
}
