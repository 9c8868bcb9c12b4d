import { storableText } from '../cycle/canonical-json.ts';

/** Values one after another, each behind its length, as PostgreSQL reads them. */
export interface GrowingBytes {
  addNull(): void;
  /** Must be a whole number of four bytes. */
  addInteger(value: number): void;
  /** Must be a whole number below 2^53. */
  addLong(value: number): void;
  addBoolean(value: boolean): void;
  addBytes(value: Buffer): void;
  /** What a database cannot hold is replaced. */
  addText(text: string): void;
  /** The same for a text that is known to hold nothing of the kind. */
  addStorable(text: string): void;
  /** Everything behind `head` bytes, which are the caller's to write. */
  take(): Buffer;
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

export function createGrowingBytes({
  head,
  values,
}: {
  readonly head: number;
  /** How many will be added. */
  readonly values: number;
}): GrowingBytes {
  let bytes = Buffer.allocUnsafe(head + Math.min(values, FIRST_VALUES) * FIRST_VALUE_BYTES);
  let at = head;
  let count = 0;

  function makeRoom(size: number): void {
    const needed = at + LENGTH_BYTES + size;
    if (needed <= bytes.length) return;
    // As much as all will take if they are like those so far: to copy many megabytes twice and again costs more than to write them.
    const all = count === 0 ? needed : ((at - head) / count) * values * SPARE;
    const larger = Buffer.allocUnsafe(Math.ceil(Math.max(needed * SPARE, head + all)));
    bytes.copy(larger, 0, 0, at);
    bytes = larger;
  }

  function endValue(size: number): void {
    bytes.writeInt32BE(size, at);
    at += LENGTH_BYTES + size;
    count += 1;
  }

  function addStorable(text: string): void {
    makeRoom(text.length * BYTES_PER_CHARACTER);
    if (text.length <= SHORT_TEXT && writeAscii(text)) endValue(text.length);
    else endValue(bytes.write(text, at + LENGTH_BYTES, 'utf8'));
  }

  /** False where a character stands in it that is not one byte; then nothing counts as written. */
  function writeAscii(text: string): boolean {
    const from = at + LENGTH_BYTES;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code === 0 || code >= BEYOND_ASCII) return false;
      bytes[from + i] = code;
    }
    return true;
  }

  return {
    addNull() {
      makeRoom(0);
      bytes.writeInt32BE(NULL_LENGTH, at);
      at += LENGTH_BYTES;
      count += 1;
    },
    addInteger(value) {
      assertWhole(value);
      makeRoom(4);
      bytes.writeInt32BE(value, at + LENGTH_BYTES);
      endValue(4);
    },
    addLong(value) {
      assertWhole(value);
      makeRoom(8);
      const high = Math.floor(value / TWO_TO_32);
      bytes.writeInt32BE(high, at + LENGTH_BYTES);
      bytes.writeUInt32BE(value - high * TWO_TO_32, at + LENGTH_BYTES + 4);
      endValue(8);
    },
    addBoolean(value) {
      makeRoom(1);
      bytes[at + LENGTH_BYTES] = value ? 1 : 0;
      endValue(1);
    },
    addBytes(value) {
      makeRoom(value.length);
      value.copy(bytes, at + LENGTH_BYTES);
      endValue(value.length);
    },
    addText: (text) => addStorable(storableText(text)),
    addStorable,
    take: () => bytes.subarray(0, at),
  };
}

function assertWhole(value: number): void {
  if (!Number.isSafeInteger(value)) throw new Error(`Not a whole number: ${value}`);
}
