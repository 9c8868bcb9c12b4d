import type { JsonObject, OrderInstrument } from '../orders/index.ts';
import { ok, type Result } from '../result.ts';
import type { LegacyKind, OrderFact, ReadRow, Refusal } from './fact.ts';
import { factOf, keyOf, needInstrument, recommendationIn, refuse, retryFactsIn } from './fact-parts.ts';
import { type FieldReader, readFields } from './field-reader.ts';
import { reasonCodeOf } from './legacy-words.ts';
import type { Note } from './note.ts';

/** An entry of `failed_orders`: a buy that could not be placed. */
export function readFailedOrder(row: JsonObject, notes: Note[]): Result<ReadRow, Refusal> {
  const fields = readFields(row, notes);
  const instrument = needInstrument(fields, 'symbol', 'ticker');
  if (!instrument.ok) return instrument;
  const fact = failedFact(row, fields, instrument.value, 'failed_orders');
  return fact.ok ? ok({ kind: 'failed_orders', facts: [fact.value], notes, about: null }) : fact;
}

/**
 * The same object stands in the list of failed orders and in an order's metadata. Only what failed for lack of cash may
 * be tried again: a placement of which the broker said nothing may have arrived.
 */
export function failedFact(
  row: JsonObject,
  fields: FieldReader,
  instrument: OrderInstrument,
  kind: LegacyKind,
): Result<OrderFact, Refusal> {
  const reason = fields.text('reason', 'failure_reason');
  const retry = retryFactsIn(fields, reason);
  const close = fields.rupees('close', 'price');
  const quantity = fields.whole('qty', 'quantity') || quantityFrom(fields, retry.requiredCash, close);
  if (quantity === null) return refuse('qty', 'It names no quantity above zero, nor the cash that it needed');
  if (retry.firstFailedAtMs === null)
    fields.guess('first_failed_at', 'Missing or no time: its time in the retry queue is taken to be over');
  const queued = reasonCodeOf(reason) === 'insufficient_balance' && !fields.flag('non_retryable');
  return ok(
    factOf({
      kind,
      key: keyOf(null, { letter: 'f', instrument, atMs: retry.firstFailedAtMs }),
      instrument,
      side: 'buy',
      quantity,
      orderType: close === null ? 'market' : 'limit',
      limitPrice: close,
      variety: 'amo',
      placedAtMs: retry.firstFailedAtMs,
      word: queued ? 'queued' : 'failed',
      reasonCode: reasonCodeOf(reason),
      reason,
      retry,
      recommendation: recommendationIn(row),
    }),
  );
}

function quantityFrom(fields: FieldReader, required: number | null, close: number | null): number | null {
  if (required === null || close === null || required < close) return null;
  const quantity = Math.floor(required / close);
  fields.guess('qty', `Missing: ${quantity} is what the needed cash buys at the close`);
  return quantity;
}
