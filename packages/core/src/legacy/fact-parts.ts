import type { Json, JsonObject, OrderInstrument } from '../orders/index.ts';
import { err, ok, type Result } from '../result.ts';
import type { EpochMs } from '../time.ts';
import type { OrderFact, Refusal, RetryFacts } from './fact.ts';
import type { FieldReader } from './field-reader.ts';
import { legacyInstrument } from './legacy-symbol.ts';
import { shortfallIn } from './legacy-words.ts';
import { isObject } from './parse-row.ts';

type FactOf = Pick<OrderFact, 'kind' | 'key' | 'instrument' | 'side' | 'quantity' | 'word'> &
  Partial<OrderFact>;

/**
 * A fact with what its source does not tell filled in. Every fact has the same shape, spelled out, because there are a
 * hundred thousand of them: objects put together by spreading take five times the memory.
 */
export function factOf(told: FactOf): OrderFact {
  return {
    kind: told.kind,
    key: told.key,
    number: told.number ?? null,
    instrument: told.instrument,
    side: told.side,
    sideStated: told.sideStated ?? true,
    quantity: told.quantity,
    orderType: told.orderType ?? 'market',
    limitPrice: told.limitPrice ?? null,
    variety: told.variety ?? 'regular',
    product: told.product ?? 'CNC',
    placedAtMs: told.placedAtMs ?? null,
    checkedAtMs: told.checkedAtMs ?? null,
    word: told.word,
    filledQty: told.filledQty ?? 0,
    averagePrice: told.averagePrice ?? null,
    filledAtMs: told.filledAtMs ?? null,
    sale: told.sale ?? null,
    traded: told.traded ?? false,
    reasonCode: told.reasonCode ?? null,
    reason: told.reason ?? null,
    cancelledBy: told.cancelledBy ?? null,
    retry: told.retry ?? null,
    recommendation: told.recommendation ?? null,
    exact: told.exact ?? null,
  };
}

export function refuse(field: string, words: string): Result<never, Refusal> {
  return err({ field, words });
}

/** The full trading symbol where the row has one, else its base. */
export function needInstrument(
  fields: FieldReader,
  ...names: readonly string[]
): Result<OrderInstrument, Refusal> {
  const text = fields.text(...names);
  if (text === null) return refuse('symbol', 'It names no symbol');
  const instrument = legacyInstrument(text);
  return instrument === undefined ? refuse('symbol', `"${text}" is no symbol`) : ok(instrument);
}

/** Joined, since a template's pieces would be kept beside each other, and so the number twice. */
export function keyOfNumber(number: string): string {
  return ['n:', number].join('');
}

/** The identity of an order: the broker's number, else what the row itself is known by. */
export function keyOf(
  number: string | null,
  other: {
    readonly letter: string;
    readonly instrument: OrderInstrument;
    readonly atMs: EpochMs | null;
    readonly more?: string;
  },
): string {
  if (number !== null) return keyOfNumber(number);
  const more = other.more === undefined ? '' : `:${other.more}`;
  return `${other.letter}:${other.instrument.symbol}:${other.atMs ?? 'unknown'}${more}`;
}

const RESPONSE_KEYS = ['nOrdNo', 'neoOrdNo', 'order_id', 'orderId', 'OrdId', 'ordId'];

/** The broker's number in a reply that was kept whole: at the top, or one level down in `data`. */
export function numberInResponse(response: Json | undefined): string | null {
  if (!isObject(response)) return null;
  for (const key of RESPONSE_KEYS) {
    const value = response[key];
    if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number')
      return String(value).trim();
  }
  const { data } = response;
  return Array.isArray(data) ? numberInResponse(data[0]) : numberInResponse(data);
}

const KEPT = [
  'ticker',
  'verdict',
  'rsi10',
  'ema9',
  'ema200',
  'capital',
  'execution_capital',
  'rsi_entry_level',
  'levels_taken',
  'reset_ready',
  'entry_type',
  'original_recommendation_date',
  'level',
  'rsi',
  'cycle',
  'close',
];

/** What the row kept of the recommendation behind the order. */
export function recommendationIn(row: JsonObject): JsonObject | null {
  const kept: Record<string, Json> = {};
  let any = false;
  for (const key of KEPT) {
    const value = row[key];
    if (value === undefined || value === null) continue;
    kept[key] = value;
    any = true;
  }
  return any ? kept : null;
}

/** The queue's own figures, as the file names them and as the tables do. */
export function retryFactsIn(fields: FieldReader, reason: string | null): RetryFacts {
  return {
    firstFailedAtMs: fields.moment('first_failed_at'),
    lastRetryAttemptMs: fields.moment('last_retry_attempt'),
    retryCount: fields.whole('retry_count') ?? 0,
    requiredCash: fields.rupees('required_cash'),
    availableCash: fields.rupees('available_cash'),
    shortfall: fields.rupees('shortfall') ?? shortfallIn(reason),
  };
}
