import type { Json, JsonObject } from '../orders/index.ts';
import { err, ok, type Result } from '../result.ts';
import type { Note } from './note.ts';

export interface ParsedRow {
  readonly value: JsonObject;
  readonly notes: readonly Note[];
}

export interface RowFault {
  readonly words: string;
  /** Characters from the row's beginning to the fault. */
  readonly offset: number;
}

const NOTHING: readonly Note[] = [];
// Python writes these where JSON has no word for them.
const NOT_NUMBERS = /("(?:[^"\\]|\\.)*")|-?\b(?:NaN|Infinity)\b/g;

/** One row's text as an object. NaN and Infinity, which Python writes into JSON, become null and are noted. */
export function parseRow(text: string): Result<ParsedRow, RowFault> {
  const plain = tryParse(text);
  if (plain.ok) return asObject(plain.value, NOTHING);
  const mended = text.replace(
    NOT_NUMBERS,
    (found, quoted: string | undefined) => quoted ?? (found && 'null'),
  );
  const second = mended === text ? plain : tryParse(mended);
  if (!second.ok) return plain;
  return asObject(second.value, [
    {
      kind: 'repaired',
      field: 'row',
      words: 'NaN or Infinity stood where a number belongs: taken as unknown',
    },
  ]);
}

function tryParse(text: string): Result<Json, RowFault> {
  try {
    const value: Json = JSON.parse(text);
    return ok(value);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    // Some engines name the position and some only quote what stands around it.
    const offset = Number(/position (\d+)/.exec(words)?.[1] ?? firstOddCharacter(text));
    return err({ words: words.replace(/ in JSON at position .*$/, ''), offset });
  }
}

const TOKEN = /\s*(?:[{}[\]:,]|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/** Where something stands that is no token of JSON; 0 when only their order is wrong. */
function firstOddCharacter(text: string): number {
  TOKEN.lastIndex = 0;
  for (let read = 0; ; read = TOKEN.lastIndex) {
    if (TOKEN.test(text)) continue;
    const rest = text.slice(read);
    return rest.trim() === '' ? 0 : read + rest.length - rest.trimStart().length;
  }
}

function asObject(value: Json, notes: readonly Note[]): Result<ParsedRow, RowFault> {
  return isObject(value)
    ? ok({ value, notes })
    : err({ words: 'A row is an object in braces, and this is none', offset: 0 });
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
