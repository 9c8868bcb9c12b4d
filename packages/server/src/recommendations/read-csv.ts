import { createHash } from 'node:crypto';
import { err, ok, type Result } from '@orderwatch/core';
import { CsvError, parse } from 'csv-parse/sync';
import type { RecommendationFileText } from '../db/recommendations/keep-file.ts';

export interface CsvProblem {
  readonly line: number | null;
  readonly detail: string;
  readonly mend: string;
}

const ROWS_MAX = 20_000;

/**
 * Turns the text of a CSV file into its header and rows. A column that stands twice (the real files have
 * `chart_quality` twice) keeps its first value under its name; the later ones get a number.
 */
export function readCsv(text: string): Result<RecommendationFileText, CsvProblem> {
  if (text.includes('\0')) {
    return err({
      line: null,
      detail: 'The file is not text.',
      mend: 'Send the CSV itself, in UTF-8, not a spreadsheet.',
    });
  }
  if (text.trim() === '') {
    return err({
      line: null,
      detail: 'The file is empty.',
      mend: 'Send the CSV with its header line and rows.',
    });
  }
  try {
    const records: string[][] = parse(text, { bom: true, skip_empty_lines: true, relax_column_count: false });
    const [header = [], ...lines] = records;
    if (lines.length > ROWS_MAX) {
      return err({
        line: null,
        detail: `The file has ${lines.length} rows.`,
        mend: `Send at most ${ROWS_MAX}.`,
      });
    }
    const names = numberRepeated(header);
    const rows = lines.map((line) =>
      Object.fromEntries(names.map((name, index) => [name, line[index] ?? ''])),
    );
    return ok({ header, rows });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : null;
    return err({
      line,
      detail: `The file cannot be read as CSV${line === null ? '' : ` at line ${line}`}: ${error.message}`,
      mend: 'Every row needs as many fields as the header, separated by commas; a field with a comma stands in double quotes.',
    });
  }
}

/** The same rows given as JSON. */
export function fromJsonRows(rows: readonly Readonly<Record<string, string>>[]): RecommendationFileText {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    header,
    rows: rows.map((row) => Object.fromEntries(header.map((name) => [name, row[name] ?? '']))),
  };
}

/** What makes two files the same: their bytes. */
export function fileHash(bytes: string | Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function numberRepeated(header: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return header.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
