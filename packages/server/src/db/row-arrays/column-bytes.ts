import { storableJson } from '../cycle/canonical-json.ts';
import {
  addBoolean,
  addBytes,
  addInteger,
  addLong,
  addNull,
  addStorable,
  addText,
  createGrowingBytes,
  type GrowingBytes,
} from './growing-bytes.ts';

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
  text: { ...TEXT, castTo: null, add: (bytes, value) => addText(bytes, String(value)) },
  /** Its decimal text. */
  numeric: { ...TEXT, castTo: 'numeric', add: (bytes, value) => addText(bytes, String(value)) },
  /** The value's JSON, or a text that is JSON already, as `storableJson` leaves it. */
  jsonb: { ...TEXT, castTo: 'jsonb', add: (bytes, value) => addStorable(bytes, jsonText(value)) },
  /** The same, which the statement takes as text. */
  json_text: { ...TEXT, castTo: null, add: (bytes, value) => addStorable(bytes, jsonText(value)) },
  integer: {
    sentAs: 'integer',
    castTo: null,
    oid: 23,
    add: (bytes, value) => addInteger(bytes, Number(value)),
  },
  bigint: { sentAs: 'bigint', castTo: null, oid: 20, add: (bytes, value) => addLong(bytes, Number(value)) },
  boolean: {
    sentAs: 'boolean',
    castTo: null,
    oid: 16,
    add(bytes, value) {
      if (typeof value !== 'boolean') throw new Error(`Neither true nor false: ${value}`);
      addBoolean(bytes, value);
    },
  },
  /** RFC 3339. */
  timestamptz: {
    sentAs: 'timestamptz',
    castTo: null,
    oid: 1184,
    add: (bytes, value) => addLong(bytes, (epochMs(value) - EPOCH_MS) * MICROS_PER_MS),
  },
  /** '2026-08-21'. */
  date: {
    sentAs: 'date',
    castTo: null,
    oid: 1082,
    add: (bytes, value) => addInteger(bytes, (epochMs(value) - EPOCH_MS) / DAY_MS),
  },
  bytea: {
    sentAs: 'bytea',
    castTo: null,
    oid: 17,
    add(bytes, value) {
      if (!Buffer.isBuffer(value)) throw new Error(`No bytes: ${value}`);
      addBytes(bytes, value);
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

/** The values of one column, in the form in which PostgreSQL takes an array as bytes. */
export interface ColumnBytes {
  readonly type: ColumnType;
  readonly values: GrowingBytes;
  hasNull: boolean;
}

export function createColumnBytes(type: ColumnType, rows: number): ColumnBytes {
  return { type, values: createGrowingBytes(HEAD_BYTES, rows), hasNull: false };
}

/** Null and undefined are SQL's null. Throws on what the column cannot hold. */
export function addValue(column: ColumnBytes, value: unknown): void {
  if (value === null || value === undefined) {
    column.hasNull = true;
    addNull(column.values);
  } else TYPES[column.type].add(column.values, value);
}

export function arrayOf({ type, values, hasNull }: ColumnBytes): Buffer {
  const { bytes, at, count } = values;
  bytes.writeInt32BE(count === 0 ? 0 : 1, 0);
  bytes.writeInt32BE(hasNull ? 1 : 0, 4);
  bytes.writeInt32BE(TYPES[type].oid, 8);
  bytes.writeInt32BE(count, 12);
  bytes.writeInt32BE(1, 16);
  return bytes.subarray(0, count === 0 ? EMPTY_HEAD_BYTES : at);
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
