import { ok, type Result } from '../../result.ts';
import { type HeaderError, readHeader } from './columns.ts';
import { readRow } from './read-row.ts';
import type { Recommendation, SkippedRow } from './recommendation.ts';

export interface RecommendationFile {
  /** By priority, the highest first; equal ones as the file has them. */
  readonly accepted: readonly Recommendation[];
  /** Every other row, in the order of the file. */
  readonly skipped: readonly SkippedRow[];
}

export type RecommendationFileError = HeaderError;

/**
 * Reads the rows of a recommendation file whose CSV has been parsed. Each row is either accepted or skipped with its
 * reason. A file that lacks a needed column is refused whole: half of it would be another file than the user meant.
 */
export function readRecommendations(
  rows: readonly Readonly<Record<string, string | undefined>>[],
  header: readonly string[],
): Result<RecommendationFile, RecommendationFileError> {
  const keys = readHeader(header);
  if (!keys.ok) return keys;
  const tickerKey = keys.value.get('ticker') ?? '';
  const read: Recommendation[] = [];
  const skipped: SkippedRow[] = [];
  for (const [index, cells] of rows.entries()) {
    const row = index + 1;
    const result = readRow(row, cells, keys.value);
    if (result.ok) read.push(result.value);
    else skipped.push({ row, ticker: cells[tickerKey]?.trim() ?? '', reason: result.error });
  }
  read.sort((a, b) => b.priority - a.priority || a.row - b.row);

  // The same share twice is one wish; the row with the higher priority stands for it.
  const rowOf = new Map<string, number>();
  const accepted = read.filter(({ row, ticker, symbol }) => {
    const otherRow = rowOf.get(symbol);
    if (otherRow === undefined) rowOf.set(symbol, row);
    else skipped.push({ row, ticker, reason: { code: 'listed_twice', otherRow } });
    return otherRow === undefined;
  });
  skipped.sort((a, b) => a.row - b.row);
  return ok({ accepted, skipped });
}
