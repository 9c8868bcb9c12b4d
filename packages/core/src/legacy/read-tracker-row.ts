import { type JsonObject, parseBrokerOrderId, type Side } from '../orders/index.ts';
import { ok, type Result } from '../result.ts';
import { type EpochMs, istMoment } from '../time.ts';
import type { OrderFact, ReadRow, Refusal } from './fact.ts';
import { factOf, keyOf, needInstrument, refuse } from './fact-parts.ts';
import { type FieldReader, readFields } from './field-reader.ts';
import {
  cancelledByIn,
  factWordOf,
  orderTypeOf,
  reasonCodeOf,
  sideOf,
  unknownStatusWords,
  varietyOf,
} from './legacy-words.ts';
import type { Note } from './note.ts';

/** A row of `pending_orders.json`. It has no side: that is inferred, never silently, and only where one is plausible. */
export function readTrackerRow(row: JsonObject, notes: Note[]): Result<ReadRow, Refusal> {
  const fields = readFields(row, notes);
  const instrument = needInstrument(fields, 'symbol', 'ticker');
  if (!instrument.ok) return instrument;
  const quantity = fields.whole('qty', 'quantity');
  if (quantity === null || quantity === 0) return refuse('qty', 'It names no quantity above zero');
  const status = fields.text('status');
  const word = status === null ? undefined : factWordOf(status);
  if (word === undefined)
    return refuse('status', status === null ? 'It has no status' : unknownStatusWords(status));
  const number = fields.text('order_id');
  const checkedAtMs = fields.moment('last_status_check');
  const placedAtMs = placedAt(fields, number, checkedAtMs);
  if (number === null && placedAtMs === null)
    return refuse(
      'order_id',
      'It has neither an order number nor a time, so that it cannot be told from others',
    );
  const reason = fields.text('rejection_reason', 'reason');
  const orderType = orderTypeOf(fields.text('order_type'));
  if (orderType === null) fields.repair('order_type', 'It names none that is known: taken as a market order');
  const fact: OrderFact = factOf({
    kind: 'pending_orders',
    key: keyOf(number, {
      letter: 'p',
      instrument: instrument.value,
      atMs: placedAtMs,
      more: String(quantity),
    }),
    number,
    instrument: instrument.value,
    ...sideIn(fields),
    quantity,
    orderType: orderType ?? 'market',
    limitPrice: fields.rupees('price'),
    variety: varietyOf(fields.text('variety')) ?? 'regular',
    placedAtMs,
    checkedAtMs,
    word,
    filledQty: filled(fields, word, quantity),
    averagePrice: fields.price('execution_price', 'avg_price', 'executed_price'),
    filledAtMs: fields.moment('execution_time', 'executed_at'),
    reasonCode: reasonCodeOf(reason),
    reason,
    cancelledBy: word === 'cancelled' ? cancelledByIn(reason) : null,
    recommendation: tickerOf(fields),
  });
  return ok({ kind: 'pending_orders', facts: [fact], notes, about: null });
}

// One for all rows that need it: nearly every row does.
const AMO_IS_BUY: Note = {
  kind: 'guessed',
  field: 'side',
  words: 'The file names none: an after-market order of the earlier system was a buy',
};
const LIMIT_IS_SELL: Note = {
  kind: 'guessed',
  field: 'side',
  words: 'The file names none: a regular limit order of the earlier system was a sell',
};
const WHOLE_FILLED: Note = {
  kind: 'guessed',
  field: 'executed_qty',
  words: 'It is executed and tells of no quantity: taken as the whole',
};

function tickerOf(fields: FieldReader): JsonObject | null {
  const ticker = fields.text('ticker');
  return ticker === null ? null : { ticker };
}

function sideIn(fields: FieldReader): { readonly side: Side | null; readonly sideStated: boolean } {
  const stated = sideOf(fields.text('side', 'transaction_type'));
  if (stated !== null) return { side: stated, sideStated: true };
  const variety = varietyOf(fields.text('variety'));
  if (variety === 'amo') {
    fields.notes.push(AMO_IS_BUY);
    return { side: 'buy', sideStated: false };
  }
  if (variety === 'regular' && orderTypeOf(fields.text('order_type')) === 'limit') {
    fields.notes.push(LIMIT_IS_SELL);
    return { side: 'sell', sideStated: false };
  }
  return { side: null, sideStated: false };
}

function filled(fields: FieldReader, word: OrderFact['word'], quantity: number): number {
  const told = fields.whole('executed_qty', 'execution_qty', 'filled_qty') ?? 0;
  if (told > quantity) {
    fields.repair('executed_qty', `${told} were executed of ${quantity}: taken as ${quantity}`);
    return quantity;
  }
  if (word !== 'executed' || told > 0) return told;
  fields.notes.push(WHOLE_FILLED);
  return quantity;
}

const DATED_NUMBER = /^(\d{2})(\d{2})(\d{2})\d{7,14}$/;

function placedAt(fields: FieldReader, number: string | null, checkedAtMs: EpochMs | null): EpochMs | null {
  const told = fields.moment('placed_at');
  if (told !== null) return told;
  const [, year, month, day] = DATED_NUMBER.exec(number ?? '') ?? [];
  const date = [Number(year), Number(month), Number(day)];
  if (number !== null && parseBrokerOrderId(number) !== undefined && isDate(date)) {
    fields.guess('placed_at', "Missing: the day was read from the broker's number");
    return istMoment(
      Temporal.PlainDate.from({ year: 2000 + (date[0] ?? 0), month: date[1] ?? 1, day: date[2] ?? 1 }),
      Temporal.PlainTime.from({ hour: 9, minute: 15 }),
    );
  }
  if (checkedAtMs !== null) fields.guess('placed_at', 'Missing: the time of the last check was taken');
  return checkedAtMs;
}

function isDate([year = 0, month = 0, day = 0]: readonly number[]): boolean {
  return year >= 15 && month >= 1 && month <= 12 && day >= 1 && day <= 28 + (month === 2 ? 0 : 2);
}
