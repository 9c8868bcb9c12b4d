import { decidingAttempt, type JsonObject } from '../orders/index.ts';
import { ok, type Result } from '../result.ts';
import { type ExactOrder, readExactOrder } from './exact-order.ts';
import type { OrderFact, ReadRow, Refusal } from './fact.ts';
import { factOf } from './fact-parts.ts';
import type { Note } from './note.ts';
import { isObject } from './parse-row.ts';
import { readFailedOrder } from './read-failed-order.ts';
import { readTrackerRow } from './read-tracker-row.ts';
import { legacyListOf, writeFailedRow, writeTrackerRow } from './write-rows.ts';

/**
 * A row that an export of ours wrote. As long as nobody changed its older fields, the order behind it is taken whole;
 * otherwise the change is what counts, and the row is read like any other.
 */
export function readExportedOrder(row: JsonObject, notes: Note[]): Result<ReadRow, Refusal> {
  const exact = isObject(row.orderwatch) ? readExactOrder(row.orderwatch) : null;
  if (exact?.ok && isUnchanged(row, exact.value)) return ok(asFact(exact.value, notes));
  const why = exact?.ok
    ? 'The row was changed after Orderwatch exported it: read by its older fields'
    : `Orderwatch's own part cannot be read (${exact?.error ?? 'missing'}): read by its older fields`;
  notes.push({ kind: 'guessed', field: 'orderwatch', words: why });
  const { orderwatch: _, ...older } = row;
  return older.close === undefined ? readTrackerRow(older, notes) : readFailedOrder(older, notes);
}

function isUnchanged({ orderwatch: _, ...older }: JsonObject, exact: ExactOrder): boolean {
  const written = legacyListOf(exact) === 'orders' ? writeTrackerRow(exact) : writeFailedRow(exact);
  return Object.entries(written).every(
    ([name, value]) => JSON.stringify(older[name] ?? null) === JSON.stringify(value),
  );
}

function asFact(exact: ExactOrder, notes: Note[]): ReadRow {
  const { order, attempts, recommendation } = exact;
  const number = decidingAttempt(attempts)?.brokerOrderId ?? null;
  const fact: OrderFact = factOf({
    kind: 'exported_order',
    key: `n:${number ?? order.id}`,
    number,
    instrument: order.instrument,
    side: order.side,
    quantity: order.quantity,
    orderType: order.orderType === 'limit' || order.orderType === 'stop_loss' ? 'limit' : 'market',
    limitPrice: order.limitPrice,
    variety: order.variety,
    product: order.product,
    placedAtMs: order.createdAtMs,
    checkedAtMs: order.lastStatusCheckMs,
    word: 'live',
    filledQty: order.executionQty,
    averagePrice: order.executionPrice,
    filledAtMs: order.executionTimeMs,
    recommendation,
    exact,
  });
  return { kind: 'exported_order', facts: [fact], notes, about: null };
}
