import type { Json, JsonObject, OrderInstrument } from '../orders/index.ts';
import { ok, type Result } from '../result.ts';
import type { OrderFact, ReadRow, Refusal, Sale } from './fact.ts';
import { factOf, keyOf, needInstrument, numberInResponse, recommendationIn, refuse } from './fact-parts.ts';
import { type FieldReader, readFields } from './field-reader.ts';
import { plainStatus } from './legacy-words.ts';
import type { Note } from './note.ts';
import { isObject } from './parse-row.ts';

/** A row of `trades`: a buy, the re-entries that enlarged it, and the sell that ended it. */
export function readTrade(row: JsonObject, notes: Note[]): Result<ReadRow, Refusal> {
  const fields = readFields(row, notes);
  const instrument = needInstrument(fields, 'placed_symbol', 'symbol', 'ticker');
  if (!instrument.ok) return instrument;
  const told = fields.whole('qty', 'quantity') || quantityFrom(fields);
  if (told === null) return refuse('qty', 'It names no quantity above zero, nor capital and price');
  const closed = isClosed(fields);
  if (closed === undefined) return refuse('status', `The status "${fields.text('status')}" is not known`);
  const sale: Sale | null = closed ? { atMs: fields.moment('exit_time'), certain: true } : null;
  const again = readReentries(fields.raw('reentries'), instrument.value, sale, notes);
  const againQty = again.reduce((sum, fact) => sum + fact.quantity, 0);
  const quantity = firstQuantity(fields, told, again);
  const entryAtMs = fields.moment('entry_time');
  const number = numberInResponse(fields.raw('order_response')) ?? fields.text('order_id');
  const buy: OrderFact = factOf({
    kind: 'trades',
    key: keyOf(number, { letter: 't', instrument: instrument.value, atMs: entryAtMs }),
    number,
    instrument: instrument.value,
    side: 'buy',
    quantity,
    placedAtMs: entryAtMs,
    word: 'executed',
    filledQty: quantity,
    averagePrice: fields.price('entry_price'),
    filledAtMs: entryAtMs,
    sale,
    traded: sale !== null,
    recommendation: recommendationIn(row),
  });
  const sell = closed ? [readSell(fields, instrument.value, quantity + againQty, entryAtMs)] : [];
  return ok({ kind: 'trades', facts: [buy, ...again, ...sell], notes, about: null });
}

function isClosed(fields: FieldReader): boolean | undefined {
  const status = fields.text('status');
  if (status === null) {
    const closed = fields.raw('exit_price', 'exit_time') !== undefined;
    fields.guess('status', `Missing: taken as ${closed ? 'closed, because it tells of an exit' : 'open'}`);
    return closed;
  }
  const word = plainStatus(status);
  return word === 'closed' ? true : word === 'open' ? false : undefined;
}

function quantityFrom(fields: FieldReader): number | null {
  const capital = fields.rupees('capital');
  const price = fields.rupees('entry_price');
  if (capital === null || price === null || capital < price) return null;
  const quantity = Math.floor(capital / price);
  fields.guess('qty', `Missing: ${quantity} is what its capital buys at the entry price`);
  return quantity;
}

/** Whether the trade's quantity includes its re-entries is told by its capital alone, which is the first buy's. */
function firstQuantity(fields: FieldReader, told: number, again: readonly OrderFact[]): number {
  const more = again.reduce((sum, fact) => sum + fact.quantity, 0);
  if (more === 0) return told;
  const capital = fields.rupees('capital');
  const price = fields.rupees('entry_price');
  const first = told - more;
  if (capital !== null && price !== null && first > 0) {
    if (Math.abs(first * price - capital) < Math.abs(told * price - capital)) {
      fields.guess('qty', `By its capital the ${told} shares include the ${more} of the re-entries`);
      return first;
    }
  }
  fields.guess('qty', `The ${more} shares of the re-entries are taken to come on top of ${told}`);
  return told;
}

/** Both shapes: a list, or an object with the list and the cycle's own figures. */
function readReentries(
  raw: Json | undefined,
  instrument: OrderInstrument,
  sale: Sale | null,
  notes: Note[],
): readonly OrderFact[] {
  const list = isObject(raw) ? raw.reentries : raw;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: Json, index: number) => {
    const fact = isObject(entry) ? readReentry(entry, instrument, sale, notes) : null;
    if (fact === null)
      notes.push({ kind: 'guessed', field: `reentries[${index}]`, words: 'It has no quantity: left out' });
    return fact ?? [];
  });
}

function readReentry(
  entry: JsonObject,
  instrument: OrderInstrument,
  sale: Sale | null,
  notes: Note[],
): OrderFact | null {
  const fields = readFields(entry, notes);
  const quantity = fields.whole('qty', 'quantity');
  if (quantity === null || quantity === 0) return null;
  const filledAtMs = fields.moment('time') ?? fields.moment('placed_at');
  const number = fields.text('order_id');
  return factOf({
    kind: 'trades',
    key: keyOf(number, { letter: 'r', instrument, atMs: filledAtMs, more: String(quantity) }),
    number,
    instrument,
    side: 'buy',
    quantity,
    placedAtMs: filledAtMs,
    word: 'executed',
    filledQty: quantity,
    averagePrice: fields.price('price'),
    filledAtMs,
    sale,
    traded: sale !== null,
    recommendation: { entry_type: 'reentry', ...recommendationIn(entry) },
  });
}

function readSell(
  fields: FieldReader,
  instrument: OrderInstrument,
  quantity: number,
  entryAtMs: number | null,
): OrderFact {
  const number = fields.text('sell_order_id');
  const atMs = fields.moment('exit_time');
  return factOf({
    kind: 'trades',
    key: keyOf(number, { letter: 's', instrument, atMs: atMs ?? entryAtMs, more: String(quantity) }),
    number,
    instrument,
    side: 'sell',
    quantity,
    placedAtMs: atMs ?? entryAtMs,
    word: 'executed',
    filledQty: quantity,
    averagePrice: fields.price('exit_price'),
    filledAtMs: atMs,
    traded: true,
    reason: fields.text('exit_reason'),
  });
}
