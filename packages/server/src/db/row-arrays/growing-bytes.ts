import { storableText } from '../cycle/canonical-json.ts';

/** Values one after another, each behind its length, as PostgreSQL reads them. Plain data: a write makes a hundred of these. */
export interface GrowingBytes {
  bytes: Buffer;
  /** Where the next value begins. */
  at: number;
  count: number;
  readonly head: number;
  /** How many values will be added. */
  readonly values: number;
}

/** In UTF-8 no character of a text is longer. */
const BYTES_PER_CHARACTER = 3;
/** Up to here writing character by character is faster than a call of the encoder. */
const SHORT_TEXT = 64;
const BEYOND_ASCII = 128;
const TWO_TO_32 = 2 ** 32;
const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;
const FIRST_VALUES = 256;
const FIRST_VALUE_BYTES = 40;
const SPARE = 1.1;

/** Leaves room for `head` bytes, which are the caller's to write. */
export function createGrowingBytes(head: number, values: number): GrowingBytes {
  const bytes = Buffer.allocUnsafe(head + Math.min(values, FIRST_VALUES) * FIRST_VALUE_BYTES);
  return { bytes, at: head, count: 0, head, values };
}

export function addNull(to: GrowingBytes): void {
  makeRoom(to, 0);
  to.bytes.writeInt32BE(NULL_LENGTH, to.at);
  to.at += LENGTH_BYTES;
  to.count += 1;
}

/** Throws on anything but a whole number of four bytes. */
export function addInteger(to: GrowingBytes, value: number): void {
  assertWhole(value);
  makeRoom(to, 4);
  to.bytes.writeInt32BE(value, to.at + LENGTH_BYTES);
  endValue(to, 4);
}

/** Throws on anything but a whole number below 2^53. */
export function addLong(to: GrowingBytes, value: number): void {
  assertWhole(value);
  makeRoom(to, 8);
  const high = Math.floor(value / TWO_TO_32);
  to.bytes.writeInt32BE(high, to.at + LENGTH_BYTES);
  to.bytes.writeUInt32BE(value - high * TWO_TO_32, to.at + LENGTH_BYTES + 4);
  endValue(to, 8);
}

export function addBoolean(to: GrowingBytes, value: boolean): void {
  makeRoom(to, 1);
  to.bytes[to.at + LENGTH_BYTES] = value ? 1 : 0;
  endValue(to, 1);
}

export function addBytes(to: GrowingBytes, value: Buffer): void {
  makeRoom(to, value.length);
  value.copy(to.bytes, to.at + LENGTH_BYTES);
  endValue(to, value.length);
}

/** What a database cannot hold is replaced. */
export function addText(to: GrowingBytes, text: string): void {
  addStorable(to, storableText(text));
}

/** The same for a text that is known to hold nothing of the kind. */
export function addStorable(to: GrowingBytes, text: string): void {
  makeRoom(to, text.length * BYTES_PER_CHARACTER);
  if (text.length <= SHORT_TEXT && writeAscii(to, text)) endValue(to, text.length);
  else endValue(to, to.bytes.write(text, to.at + LENGTH_BYTES, 'utf8'));
}

/** False where a character stands in it that is not one byte; then nothing counts as written. */
function writeAscii({ bytes, at }: GrowingBytes, text: string): boolean {
  const from = at + LENGTH_BYTES;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= BEYOND_ASCII) return false;
    bytes[from + i] = code;
  }
  return true;
}

function makeRoom(to: GrowingBytes, size: number): void {
  const { at, bytes, count, head, values } = to;
  const needed = at + LENGTH_BYTES + size;
  if (needed <= bytes.length) return;
  // As much as all will take if they are like those so far: to copy megabytes twice and again costs more than to write them.
  const all = count === 0 ? 0 : head + ((at - head) / count) * values;
  to.bytes = Buffer.allocUnsafe(Math.ceil(Math.max(needed, all) * SPARE));
  bytes.copy(to.bytes, 0, 0, at);
}

function endValue(to: GrowingBytes, size: number): void {
  to.bytes.writeInt32BE(size, to.at);
  to.at += LENGTH_BYTES + size;
  to.count += 1;
}

function assertWhole(value: number): void {
  if (!Number.isSafeInteger(value)) throw new Error(`Not a whole number: ${value}`);
}
