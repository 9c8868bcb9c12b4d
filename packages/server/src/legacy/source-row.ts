import { createHash } from 'node:crypto';
import type { Note, Place, SourceRow } from '@orderwatch/core';

/** What was read of a source. */
export interface ReadSource {
  readonly source: LegacySource;
  readonly rows: readonly SourceRow[];
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

/** The source's rows and texts, where they are few enough to be kept. */
export function keptSource(source: LegacySource, rows: readonly RowWithText[]): ReadSource {
  return {
    source,
    rows: rows.map(({ row }) => row),
    async *texts() {
      for (const { text } of rows) yield text;
    },
  };
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
const DIGEST_LENGTH = 24;
const OUTSIDE_TEXTS = /("(?:[^"\\]|\\.)*")|\s+/g;

/** The hash by which the same row is known again, however its file is indented. */
export function digestOf(list: string, text: string): string {
  const compact = text.replace(OUTSIDE_TEXTS, '$1');
  return createHash('sha256')
    .update(list)
    .update('\n')
    .update(compact)
    .digest('base64url')
    .slice(0, DIGEST_LENGTH);
}
