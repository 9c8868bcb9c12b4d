import type { Json, JsonObject } from '../orders/index.ts';
import { ok, type Result } from '../result.ts';
import type { OrderFact, ReadRow, Refusal } from './fact.ts';
import { factOf, keyOf, needInstrument, recommendationIn, refuse } from './fact-parts.ts';
import { readFields } from './field-reader.ts';
import { factWordOf, plainStatus, sideOf } from './legacy-words.ts';
import type { Note } from './note.ts';

/** A row of the table `positions`: what is owned. The orders that made it are told elsewhere, or nowhere. */
export function readPosition(row: JsonObject, notes: Note[]): Result<ReadRow, Refusal> {
  const fields = readFields(row, notes);
  const instrument = needInstrument(fields, 'full_symbol', 'symbol', 'ticker');
  if (!instrument.ok) return instrument;
  const quantity = fields.whole('quantity', 'qty') ?? 0;
  const openedAtMs = fields.moment('opened_at', 'created_at');
  const closedAtMs = fields.moment('closed_at');
  const active = closedAtMs === null && quantity > 0;
  if (openedAtMs === null) return refuse('opened_at', 'It does not tell when it was opened');
  const fallback: OrderFact = factOf({
    kind: 'positions_table',
    key: keyOf(null, { letter: 'h', instrument: instrument.value, atMs: openedAtMs }),
    instrument: instrument.value,
    side: 'buy',
    quantity,
    placedAtMs: openedAtMs,
    word: 'executed',
    filledQty: quantity,
    averagePrice: fields.price('avg_price', 'average_price', 'initial_entry_price'),
    filledAtMs: openedAtMs,
    sale: active ? null : { atMs: closedAtMs, certain: true },
    recommendation: recommendationIn(row),
  });
  const about = {
    instrument: instrument.value,
    numbers: [],
    active,
    quantity,
    preExistingQty: fields.whole('pre_existing_qty') ?? 0,
    fallback: quantity > 0 ? fallback : null,
  };
  return ok({ kind: 'positions_table', facts: [], notes, about });
}

/** An entry of `system_recommended_symbols.json`: which shares the earlier system followed, and which were the user's. */
export function readTrackedSymbol(row: JsonObject, notes: Note[]): Result<ReadRow, Refusal> {
  const fields = readFields(row, notes);
  const instrument = needInstrument(fields, 'symbol', 'ticker');
  if (!instrument.ok) return instrument;
  const status = fields.text('tracking_status', 'status');
  if (status === null) return refuse('tracking_status', 'It does not say whether it is active');
  const word = plainStatus(status);
  if (word !== 'active' && word !== 'completed')
    return refuse('tracking_status', `The status "${status}" is not known`);
  const first = fields.text('initial_order_id');
  const all = fields.raw('all_related_orders');
  const related = Array.isArray(all)
    ? all.flatMap((one: Json) => (typeof one === 'string' ? [one] : []))
    : [];
  const about = {
    instrument: instrument.value,
    numbers: first === null ? related : [first, ...related],
    active: word === 'active',
    quantity: fields.whole('current_tracked_qty', 'system_qty') ?? 0,
    preExistingQty: fields.whole('pre_existing_qty') ?? 0,
    fallback: null,
  };
  return ok({ kind: 'tracked_symbols', facts: [], notes, about });
}

/** An execution of the flat list: `{timestamp, ticker, side, quantity, price, order_id}`. */
export function readFlatTrade(row: JsonObject, notes: Note[]): Result<ReadRow, Refusal> {
  const fields = readFields(row, notes);
  const instrument = needInstrument(fields, 'symbol', 'ticker');
  if (!instrument.ok) return instrument;
  const side = sideOf(fields.text('side'));
  if (side === null) return refuse('side', 'It names neither buy nor sell');
  const quantity = fields.whole('quantity', 'qty');
  if (quantity === null || quantity === 0) return refuse('quantity', 'It names no quantity above zero');
  const atMs = fields.moment('timestamp', 'time');
  const number = fields.text('order_id');
  if (atMs === null && number === null)
    return refuse('timestamp', 'It has neither a number nor a time, so that it cannot be told from others');
  const status = fields.text('status');
  if (status !== null && factWordOf(status) === undefined)
    return refuse('status', `The status "${status}" is not known`);
  const fact: OrderFact = factOf({
    kind: 'flat_trades',
    key: keyOf(number, { letter: 'e', instrument: instrument.value, atMs, more: `${side}:${quantity}` }),
    number,
    instrument: instrument.value,
    side,
    quantity,
    placedAtMs: atMs,
    word: 'executed',
    filledQty: quantity,
    averagePrice: fields.price('price'),
    filledAtMs: atMs,
    recommendation: recommendationIn(row),
  });
  return ok({ kind: 'flat_trades', facts: [fact], notes, about: null });
}
