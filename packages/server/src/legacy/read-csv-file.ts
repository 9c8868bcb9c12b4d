import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import path from 'node:path';
import { err, type JsonObject, ok, type Result, readRowObject } from '@orderwatch/core';
import { CsvError, parse } from 'csv-parse';
import { digestOf, type ReadSource, type RowWithText, type SourceFault, type TakeRow } from './source-row.ts';

/** Reads an export of one of the earlier system's tables: a header, then a row of the table in each. */
export async function readCsvFile(file: string, takeRow: TakeRow): Promise<Result<ReadSource, SourceFault>> {
  const name = path.basename(file);
  const hash = createHash('sha256');
  let bytes = 0;
  const input = createReadStream(file);
  input.on('data', (chunk) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  let rows = 0;
  try {
    for await (const { row } of rowsIn(name, input)) {
      takeRow(row);
      rows += 1;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return err({
      place: { source: name, path: 'the file', line: lineOf(error), column: null },
      problem: error.message,
      mend: 'Export the table again as CSV in UTF-8, with a header line and every value in quotes where it needs them.',
    });
  }
  if (rows === 0) {
    const place = { source: name, path: 'the file', line: 1, column: null };
    return err({
      place,
      problem: 'It holds no row.',
      mend: 'Export the table again, with a header line and its rows.',
    });
  }
  return ok({
    source: { name, path: file, bytes, sha256: hash.digest('hex'), rows, notes: [] },
    async *texts(copy) {
      for await (const { text } of rowsIn(name, createReadStream(copy))) yield text;
    },
  });
}

async function* rowsIn(name: string, input: ReadStream): AsyncGenerator<RowWithText> {
  const parser = input.pipe(parse({ bom: true, columns: true, info: true, skip_empty_lines: true }));
  input.on('error', (error) => parser.destroy(error));
  for await (const one of parser) {
    const { record, info } = one as { record: JsonObject; info: { lines: number; records: number } };
    yield rowOf(name, record, info);
  }
}

function lineOf(error: CsvError): number | null {
  const { lines } = error;
  return typeof lines === 'number' ? lines : null;
}

function rowOf(
  name: string,
  record: JsonObject,
  info: { readonly lines: number; readonly records: number },
): RowWithText {
  const text = JSON.stringify(record);
  return {
    text,
    row: {
      ...readRowObject('', record),
      place: { source: name, path: `row ${info.records}`, line: info.lines, column: null },
      digest: digestOf('', text),
    },
  };
}
