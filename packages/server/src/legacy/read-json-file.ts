import { createHash } from 'node:crypto';
import path from 'node:path';
import {
  createRowSplitter,
  err,
  type Note,
  ok,
  type Place,
  type Result,
  type RowText,
  readRowText,
  type SourceRow,
  type SplitFault,
} from '@orderwatch/core';
import { readPieces } from './read-pieces.ts';
import { digestOf, type ReadSource, type SourceFault, type TakeRow } from './source-row.ts';

const LISTS: ReadonlySet<string> = new Set([
  'orders',
  'pending_orders',
  'trades',
  'failed_orders',
  'symbols',
  'positions',
]);

/**
 * Reads the rows of a JSON file of the earlier system. One that is damaged, cut off or of another shape is refused as a
 * whole, with the place: nobody can say what else it lacks.
 */
export async function readJsonFile(file: string, takeRow: TakeRow): Promise<Result<ReadSource, SourceFault>> {
  const name = path.basename(file);
  const hash = createHash('sha256');
  const splitter = createRowSplitter();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const notes: Note[] = [];
  let bytes = 0;
  let rows = 0;
  let shapeFault: SourceFault | null = null;
  const take = (texts: readonly RowText[]): void => {
    for (const one of texts) {
      if (one.index === -1) shapeFault ??= faultOfValue(name, one);
      else {
        takeRow(rowOf(name, one));
        rows += 1;
      }
    }
  };
  for await (const part of readPieces(file)) {
    if (bytes === 0) noteMark(part, notes);
    hash.update(part);
    const text = decode(decoder, part, false);
    if (text === undefined) return err(notText(name, bytes));
    bytes += part.length;
    take(splitter.push(text));
    const fault = splitter.fault();
    if (fault !== null) return err(faultOf(name, fault));
  }
  const rest = decode(decoder, new Uint8Array(), true);
  if (rest === undefined) return err(notText(name, bytes));
  take(splitter.push(rest));
  const fault = splitter.end();
  if (fault !== null) return err(faultOf(name, fault));
  if (shapeFault !== null) return err(shapeFault);
  const sha256 = hash.digest('hex');
  return ok({ source: { name, path: file, bytes, sha256, rows, notes }, texts: rowTexts });
}

/** The rows of a file that was read before and found whole. */
async function* rowTexts(file: string): AsyncGenerator<string> {
  const splitter = createRowSplitter();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const piece of readPieces(file)) {
    for (const { index, text } of splitter.push(decoder.decode(piece, { stream: true }))) {
      if (index !== -1) yield text;
    }
  }
}

function rowOf(name: string, { list, index, text, line, column }: RowText): SourceRow {
  const read = readRowText(list, text);
  // Joined, since a template's pieces would be kept beside each other: of a hundred thousand rows that is felt.
  const place = { source: name, path: [list, '[', index, ']'].join(''), line, column };
  return {
    ...read,
    place: read.read.ok ? place : placeOfFault(place, text, read.read.error.offset),
    digest: digestOf(list, text),
  };
}

/** The line and column inside a row at which it cannot be read. */
function placeOfFault(place: Place, text: string, offset: number | null): Place {
  if (offset === null || place.line === null || place.column === null) return place;
  const before = text.slice(0, offset).split('\n');
  const last = before.at(-1) ?? '';
  const column = before.length === 1 ? place.column + last.length : last.length + 1;
  return { ...place, line: place.line + before.length - 1, column };
}

/** A value at the top that should have been a list; other values (the time of the last run) are no rows. */
function faultOfValue(name: string, { list, text, line, column }: RowText): SourceFault | null {
  if (!LISTS.has(list) || text === 'null') return null;
  return {
    place: { source: name, path: list, line, column },
    problem: `"${list}" is no list of rows.`,
    mend: 'This is not a file of the earlier system, or it was changed by hand. Give the file as that system wrote it.',
  };
}

function faultOf(name: string, { kind, line, column, words }: SplitFault): SourceFault {
  const place = { source: name, path: 'the file', line, column };
  switch (kind) {
    case 'empty':
      return {
        place,
        problem: 'The file is empty.',
        mend: 'Give the file as the earlier system wrote it, or a backup of it.',
      };
    case 'ended_early':
      return {
        place,
        problem: `${words}.`,
        mend: 'It was written in part. Stop the earlier system, let it write the file once more, or give a backup of it.',
      };
    case 'unexpected':
      return {
        place,
        problem: `${words}.`,
        mend: 'Open the file at this place and compare it with a whole row; or give a backup of it.',
      };
    case 'not_rows':
      return {
        place,
        problem: `${words}.`,
        mend: 'Give a file of the earlier system: pending_orders.json, trades_history.json, system_recommended_symbols.json, or an export of its tables.',
      };
  }
}

function notText(name: string, bytes: number): SourceFault {
  return {
    place: { source: name, path: `around byte ${bytes}`, line: null, column: null },
    problem: 'The file is not text in UTF-8.',
    mend: 'Save it as UTF-8; a database is given as its SQLite file, or with --postgres.',
  };
}

function noteMark(part: Buffer, notes: Note[]): void {
  if (part.subarray(0, 3).toString('hex') === 'efbbbf')
    notes.push({ kind: 'repaired', field: 'file', words: 'It begins with a byte-order mark: passed over' });
}

function decode(
  decoder: InstanceType<typeof TextDecoder>,
  part: Uint8Array,
  last: boolean,
): string | undefined {
  try {
    return decoder.decode(part, { stream: !last });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
