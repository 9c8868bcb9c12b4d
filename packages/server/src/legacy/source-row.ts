import { hash } from 'node:crypto';
import type { Note, Place, SourceRow } from '@orderwatch/core';

/** Takes each row as soon as it is read: many are never in memory together. */
export type TakeRow = (row: SourceRow) => void;

/** What was read of a source. */
export interface ReadSource {
  readonly source: LegacySource;
  /**
   * The text of each row, once more and in the same order, from a copy of the source: a large file's texts are not kept
   * in memory between reading and writing.
   */
  texts(copy: string): AsyncIterable<string>;
}

/** A row with its text, while both are at hand. */
export interface RowWithText {
  readonly row: SourceRow;
  readonly text: string;
}

/** Where the rows of one import come from. */
export interface LegacySource {
  readonly name: string;
  /** Absolute; null for a database. */
  readonly path: string | null;
  readonly bytes: number;
  /** Of the whole file; of all rows where it is a database. */
  readonly sha256: string;
  readonly rows: number;
  /** What was mended about the file as a whole. */
  readonly notes: readonly Note[];
}

/** A source that cannot be used, and so stops the whole import. */
export interface SourceFault {
  readonly place: Place;
  readonly problem: string;
  readonly mend: string;
}

/** 144 bits: no two rows of any file share them. */
const DIGEST_BYTES = 18;

/** The hash by which the same row is known again, however its file is indented. */
export function digestOf(list: string, text: string): string {
  return hash('sha256', `${list}\n${compact(text)}`, 'buffer')
    .subarray(0, DIGEST_BYTES)
    .toString('base64url');
}

const QUOTE = 34;
const BACKSLASH = 92;
const SPACE = 32;

/** The text without the blanks between its tokens. A loop, because it runs over the whole of every file. */
function compact(text: string): string {
  let result = '';
  let from = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (code <= SPACE) {
      result += text.slice(from, at);
      from = at + 1;
    }
  }
  return result + text.slice(from);
}
