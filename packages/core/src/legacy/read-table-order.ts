import type { Json, JsonObject, OrderInstrument, Side, Variety } from '../orders/index.ts';
import { err, ok, type Result } from '../result.ts';
import { type EpochMs, istTime } from '../time.ts';
import type { FactWord, OrderFact, ReadRow, Refusal, Sale } from './fact.ts';
import { factOf, keyOf, needInstrument, recommendationIn, refuse, retryFactsIn } from './fact-parts.ts';
import { type FieldReader, readFields } from './field-reader.ts';
import {
  cancelledByIn,
  factWordOf,
  orderTypeOf,
  plainStatus,
  reasonCodeOf,
  sideOf,
  unknownStatusWords,
  varietyOf,
} from './legacy-words.ts';
import type { Note } from './note.ts';
import { isObject } from './parse-row.ts';
import { failedFact } from './read-failed-order.ts';

/** A row of the earlier system's table `orders`, exported or read from its database, in its five words or its nine. */
export function readTableOrder(row: JsonObject, notes: Note[]): Result<ReadRow, Refusal> {
  const fields = readFields(row, notes);
  const metadata = metadataOf(fields);
  if (!metadata.ok) return metadata;
  const failed = failedIn(metadata.value);
  const fact =
    failed === null
      ? orderFact(row, fields, metadata.value)
      : flaggedFact(row, fields, failed, metadata.value);
  return fact.ok ? ok({ kind: 'orders_table', facts: [fact.value], notes, about: null }) : fact;
}

/** JSON, or JSON in a text as SQLite and CSV have it. What cannot be read may hide a failed order, so it is refused. */
function metadataOf(fields: FieldReader): Result<JsonObject, Refusal> {
  const raw = fields.raw('metadata', 'order_metadata');
  if (raw === undefined) return ok({});
  if (typeof raw !== 'string') return isObject(raw) ? ok(raw) : ok({});
  try {
    const parsed: Json = JSON.parse(raw);
    return ok(isObject(parsed) ? parsed : {});
  } catch {
    return refuse('metadata', 'It cannot be read as JSON');
  }
}

/** Both shapes of the flag: `failed_order: true` beside `failed_order_data`, and the object itself under the flag. */
function failedIn(metadata: JsonObject): JsonObject | null {
  const flag = metadata.failed_order;
  if (isObject(flag)) return flag;
  if (flag !== true) return null;
  return isObject(metadata.failed_order_data) ? metadata.failed_order_data : {};
}

/** The order around a flag is an empty shell (quantity 0, no price); what it lacks is lifted out of the flag. */
function flaggedFact(
  row: JsonObject,
  fields: FieldReader,
  failed: JsonObject,
  metadata: JsonObject,
): Result<OrderFact, Refusal> {
  const shell = { ...row };
  // Null, 0 and a status about a queue say nothing here, and must not hide what the flag says.
  for (const key of ['quantity', 'qty', 'price', 'reason', 'status']) if (!shell[key]) delete shell[key];
  const merged = { ...metadata, ...shell, ...failed };
  const inner = readFields(merged, fields.notes);
  const instrument = needInstrument(inner, 'symbol', 'ticker');
  if (!instrument.ok) return instrument;
  fields.repair('metadata.failed_order', 'Quantity, price, shortfall and times were lifted out of it');
  return failedFact(merged, inner, instrument.value, 'orders_table');
}

function orderFact(row: JsonObject, fields: FieldReader, metadata: JsonObject): Result<OrderFact, Refusal> {
  const instrument = needInstrument(fields, 'symbol', 'ticker');
  if (!instrument.ok) return instrument;
  const quantity = fields.whole('quantity', 'qty');
  if (quantity === null || quantity === 0) return refuse('quantity', 'It names no quantity above zero');
  const status = statusOf(fields);
  if (!status.ok) return status;
  const { word, plain } = status.value;
  const side = tableSide(fields, plain);
  if (side === null) return refuse('side', 'It names neither buy nor sell, and nothing lets it be inferred');
  const placedAtMs = fields.moment('placed_at', 'created_at');
  const reason = fields.text('reason', 'failure_reason', 'rejection_reason', 'cancelled_reason');
  const inner = readFields(metadata, fields.notes);
  const number = fields.text('broker_order_id', 'order_id') ?? inner.text('order_id', 'broker_order_id');
  const queueable = word === 'failed' || word === 'queued';
  const retry = queueable ? retryFactsIn(fields, reason) : null;
  if (placedAtMs === null && number === null && (retry?.firstFailedAtMs ?? null) === null)
    return refuse('placed_at', 'It has neither a number nor a time, so that it cannot be told from others');
  return ok(
    factOf({
      kind: 'orders_table',
      key: tableKey(fields, { number, instrument: instrument.value, placedAtMs, retry, side, quantity }),
      number,
      instrument: instrument.value,
      side,
      quantity,
      orderType: orderTypeOf(fields.text('order_type')) ?? 'market',
      limitPrice: fields.rupees('price'),
      variety: tableVariety(fields, metadata, { plain, side, placedAtMs }),
      placedAtMs: placedAtMs ?? retry?.firstFailedAtMs ?? null,
      checkedAtMs: fields.moment('last_status_check'),
      word,
      ...execution(fields, { word, plain, side, quantity }),
      reasonCode: reasonCodeOf(reason),
      reason,
      cancelledBy: word === 'cancelled' ? cancelledByIn(reason) : null,
      retry,
      recommendation: recommendationIn({ ...metadata, ...pick(row, ['ticker', 'verdict']) }),
    }),
  );
}

function statusOf(fields: FieldReader): Result<{ readonly word: FactWord; readonly plain: string }, Refusal> {
  const text = fields.text('status');
  if (text === null) return refuse('status', 'It has no status');
  const plain = plainStatus(text);
  const word = factWordOf(text);
  if (word === undefined) return err({ field: 'status', words: unknownStatusWords(text) });
  const reason = fields.text('reason', 'failure_reason') ?? '';
  if (plain !== 'failed') return ok({ word, plain });
  // The five words had none for a rejection or for the queue; the reason tells.
  if (/^broker rejected:/i.test(reason)) return ok({ word: 'rejected', plain });
  return ok({ word: reasonCodeOf(reason) === 'insufficient_balance' ? 'queued' : 'failed', plain });
}

/** The status `sell` tells the side of a row that the earlier system wrote with the wrong one. */
function tableSide(fields: FieldReader, plain: string): Side | null {
  const stated = sideOf(fields.text('side'));
  if (plain !== 'sell') return stated;
  if (stated === 'buy') fields.repair('side', 'It says buy under the status "sell": taken as a sell');
  return 'sell';
}

function tableKey(
  fields: FieldReader,
  facts: {
    readonly number: string | null;
    readonly instrument: OrderInstrument;
    readonly placedAtMs: EpochMs | null;
    readonly retry: OrderFact['retry'];
    readonly side: Side;
    readonly quantity: number;
  },
): string {
  const { number, instrument, placedAtMs, retry, side, quantity } = facts;
  if (number === null && retry !== null && retry.firstFailedAtMs !== null)
    return keyOf(null, { letter: 'f', instrument, atMs: retry.firstFailedAtMs });
  const id = fields.text('id');
  const more = id === null ? `${side}:${quantity}` : `id${id}`;
  return keyOf(number, { letter: 'o', instrument, atMs: placedAtMs, more });
}

function tableVariety(
  fields: FieldReader,
  metadata: JsonObject,
  facts: { readonly plain: string; readonly side: Side; readonly placedAtMs: EpochMs | null },
): Variety {
  const stated = varietyOf(fields.text('variety')) ?? varietyOf(text(metadata.variety));
  if (stated !== null) return stated;
  if (facts.plain === 'amo') return 'amo';
  if (facts.plain !== 'pending' || facts.side === 'sell' || facts.placedAtMs === null) return 'regular';
  const time = istTime(facts.placedAtMs);
  const outside = time.hour < 9 || time.hour > 15 || (time.hour === 15 && time.minute >= 30);
  fields.guess('variety', `Missing: by the time of placing taken as ${outside ? 'after-market' : 'regular'}`);
  return outside ? 'amo' : 'regular';
}

function execution(
  fields: FieldReader,
  facts: {
    readonly word: FactWord;
    readonly plain: string;
    readonly side: Side;
    readonly quantity: number;
  },
): Pick<OrderFact, 'filledQty' | 'averagePrice' | 'filledAtMs' | 'sale'> {
  const { word, plain, side, quantity } = facts;
  const told = Math.min(fields.whole('execution_qty', 'executed_qty', 'filled_qty') ?? 0, quantity);
  if (word === 'executed' && told === 0)
    fields.guess('execution_qty', 'It is executed and tells of no quantity: taken as the whole');
  const sold: Sale | null =
    plain === 'closed' && side === 'buy' ? { atMs: fields.moment('closed_at'), certain: false } : null;
  return {
    filledQty: word === 'executed' && told === 0 ? quantity : told,
    averagePrice: fields.price('execution_price', 'avg_price'),
    filledAtMs: fields.moment('execution_time', 'filled_at'),
    sale: sold,
  };
}

const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

function pick(row: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.flatMap((key) => (row[key] === undefined ? [] : [[key, row[key]]])));
}
