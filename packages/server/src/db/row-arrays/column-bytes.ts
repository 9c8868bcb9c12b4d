import { storableJson } from '../cycle/canonical-json.ts';
import { createGrowingBytes, type GrowingBytes } from './growing-bytes.ts';

/** The values of one column, in the form in which PostgreSQL takes an array as bytes. */
export interface ColumnBytes {
  /** Null and undefined are SQL's null. Throws on what the column cannot hold. */
  add(value: unknown): void;
  take(): Buffer;
}

const DAY_MS = 86_400_000;
/** PostgreSQL counts days and microseconds from 2000-01-01. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const MICROS_PER_MS = 1_000;

interface SentType {
  /** What a statement calls the type of the values that it is sent. */
  readonly sentAs: string;
  /** What the statement makes of them; null where they are what they shall be. */
  readonly castTo: string | null;
  /** PostgreSQL's id of the sent type (`pg_type.oid`). */
  readonly oid: number;
  readonly add: (bytes: GrowingBytes, value: unknown) => void;
}

const TEXT = { sentAs: 'text', oid: 25 } as const;

const TYPES = {
  text: { ...TEXT, castTo: null, add: (bytes, value) => bytes.addText(String(value)) },
  /** Its decimal text. */
  numeric: { ...TEXT, castTo: 'numeric', add: (bytes, value) => bytes.addText(String(value)) },
  /** The value's JSON, or a text that is JSON already, as `storableJson` leaves it. */
  jsonb: { ...TEXT, castTo: 'jsonb', add: (bytes, value) => bytes.addStorable(jsonText(value)) },
  /** The same, which the statement takes as text. */
  json_text: { ...TEXT, castTo: null, add: (bytes, value) => bytes.addStorable(jsonText(value)) },
  integer: {
    sentAs: 'integer',
    castTo: null,
    oid: 23,
    add: (bytes, value) => bytes.addInteger(Number(value)),
  },
  bigint: { sentAs: 'bigint', castTo: null, oid: 20, add: (bytes, value) => bytes.addLong(Number(value)) },
  boolean: {
    sentAs: 'boolean',
    castTo: null,
    oid: 16,
    add(bytes, value) {
      if (typeof value !== 'boolean') throw new Error(`Neither true nor false: ${value}`);
      bytes.addBoolean(value);
    },
  },
  /** RFC 3339. */
  timestamptz: {
    sentAs: 'timestamptz',
    castTo: null,
    oid: 1184,
    add: (bytes, value) => bytes.addLong((epochMs(value) - EPOCH_MS) * MICROS_PER_MS),
  },
  /** '2026-08-21'. */
  date: {
    sentAs: 'date',
    castTo: null,
    oid: 1082,
    add: (bytes, value) => bytes.addInteger((epochMs(value) - EPOCH_MS) / DAY_MS),
  },
  bytea: {
    sentAs: 'bytea',
    castTo: null,
    oid: 17,
    add(bytes, value) {
      if (!Buffer.isBuffer(value)) throw new Error(`No bytes: ${value}`);
      bytes.addBytes(value);
    },
  },
} as const satisfies Readonly<Record<string, SentType>>;
export type ColumnType = keyof typeof TYPES;

export function sentTypeOf(type: ColumnType): Pick<SentType, 'sentAs' | 'castTo'> {
  return TYPES[type];
}

/** An array's head: dimensions, whether one is null, the type, the length and the first index, four bytes each. */
const HEAD_BYTES = 20;
const EMPTY_HEAD_BYTES = 12;

export function createColumnBytes(type: ColumnType, rows: number): ColumnBytes {
  const { add, oid } = TYPES[type];
  const bytes = createGrowingBytes({ head: HEAD_BYTES, values: rows });
  let count = 0;
  let hasNull = false;
  return {
    add(value) {
      count += 1;
      if (value === null || value === undefined) {
        hasNull = true;
        bytes.addNull();
      } else add(bytes, value);
    },
    take() {
      const array = bytes.take();
      [count === 0 ? 0 : 1, hasNull ? 1 : 0, oid, count, 1].forEach((part, place) => {
        array.writeInt32BE(part, 4 * place);
      });
      return count === 0 ? array.subarray(0, EMPTY_HEAD_BYTES) : array;
    },
  };
}

function jsonText(value: unknown): string {
  return typeof value === 'string' ? value : storableJson(JSON.stringify(value));
}

// The rows of one write share a few moments and days.
const MOMENTS_MAX = 500;
const moments = new Map<string, number>();

function epochMs(moment: unknown): number {
  const text = String(moment);
  const before = moments.get(text);
  if (before !== undefined) return before;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new Error(`Not a moment: ${text}`);
  if (moments.size >= MOMENTS_MAX) moments.clear();
  moments.set(text, ms);
  return ms;
}
