import { storableText } from './cycle/canonical-json.ts';

/** Fields of rows in COPY's text format, as bytes from the first on: a hundred thousand rows as texts would be a gigabyte of garbage. */
export interface CopyBytesWriter {
  /** One field; null is SQL's. What a database cannot hold is replaced. */
  field(text: string | null): void;
  /** The row is at its end. */
  endRow(): void;
  /**
   * What was written since the last were taken. It stays as it is until the take after next: two buffers take turns, since new
   * ones for every part would be large and left for long.
   */
  take(): Buffer;
}

const FIRST_BYTES = 65_536;
/** In UTF-8 no character of a text is longer, and none of an escape. */
const BYTES_PER_CHARACTER = 3;

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const BACKSLASH = 92;
const BEYOND_ASCII = 128;
const LETTER: Readonly<Record<number, number>> = {
  [TAB]: 116,
  [NEWLINE]: 110,
  [RETURN]: 114,
  [BACKSLASH]: 92,
};
const NULL_LETTER = 78;

export function createCopyBytes(): CopyBytesWriter {
  let bytes = Buffer.allocUnsafe(FIRST_BYTES);
  let other = Buffer.allocUnsafe(FIRST_BYTES);
  let at = 0;

  function makeRoom(characters: number): void {
    const needed = at + characters * BYTES_PER_CHARACTER + 3;
    if (needed <= bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, bytes.length * 2));
    bytes.copy(larger, 0, 0, at);
    bytes = larger;
  }

  /** False where a character stands in it that is not one byte; then nothing was written. */
  function writeAscii(text: string): boolean {
    const begin = at;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code === 0 || code >= BEYOND_ASCII) {
        at = begin;
        return false;
      }
      if (code === BACKSLASH || code === NEWLINE || code === TAB || code === RETURN) {
        bytes[at] = BACKSLASH;
        bytes[at + 1] = LETTER[code] ?? code;
        at += 2;
      } else {
        bytes[at] = code;
        at += 1;
      }
    }
    return true;
  }

  return {
    field(text) {
      makeRoom(text === null ? 1 : text.length);
      if (text === null) {
        bytes[at] = BACKSLASH;
        bytes[at + 1] = NULL_LETTER;
        at += 2;
      } else if (!writeAscii(text)) at += bytes.write(escaped(storableText(text)), at, 'utf8');
      bytes[at] = TAB;
      at += 1;
    },
    endRow() {
      // In the place of the tab behind the last field.
      bytes[at - 1] = NEWLINE;
    },
    take() {
      const taken = bytes.subarray(0, at);
      [bytes, other] = [other, bytes];
      at = 0;
      return taken;
    },
  };
}

function escaped(text: string): string {
  return text.replace(
    /[\\\n\r\t]/g,
    (special) => `\\${String.fromCharCode(LETTER[special.charCodeAt(0)] ?? 0)}`,
  );
}
