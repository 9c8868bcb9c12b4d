import { type BhavcopyRows, err, ok, type Result, readBhavcopy } from '@orderwatch/core';
import { CsvError, parse } from 'csv-parse/sync';
import type { Db } from '../db/connect.ts';
import { dayText } from '../db/cycle/records.ts';
import { keepCloses } from '../db/prices/keep-closes.ts';

export interface ImportedCloses {
  /** ISO days that the file was about. */
  readonly days: readonly string[];
  readonly closes: number;
  readonly skipped: number;
  /** Rows that could not be read, with their line. */
  readonly faults: BhavcopyRows['faults'];
}

/** A day of the cash market has some two thousand shares: what has a handful of them is a part, not the day. */
const WHOLE_DAY_ROWS = 20;

/** Reads a bhavcopy's text and keeps its closes. An error is a sentence for people; then nothing was kept. */
export async function importCloses(
  db: Db,
  text: string,
  nowMs: number,
): Promise<Result<ImportedCloses, string>> {
  const records = readRecords(text);
  if (!records.ok) return records;
  const read = readBhavcopy(records.value, nowMs);
  if (!read.ok) {
    return err(
      read.error.code === 'empty'
        ? 'The file is empty.'
        : `The file is no bhavcopy of the NSE: it lacks the columns ${read.error.columns.join(', ')}.`,
    );
  }
  const { closes, faults, skipped, days } = read.value;
  if (closes.length === 0) return err('The file holds no closing price of a share.');
  const counted = new Map<number, number>();
  for (const { day } of closes) counted.set(day, (counted.get(day) ?? 0) + 1);
  const wholeDays = days.filter((day) => (counted.get(day) ?? 0) >= WHOLE_DAY_ROWS);
  await keepCloses(db, { closes, wholeDays, source: 'nse_bhavcopy', importedAtMs: nowMs });
  return ok({ days: days.map(dayText), closes: closes.length, skipped, faults });
}

function readRecords(text: string): Result<readonly (readonly string[])[], string> {
  try {
    const records: string[][] = parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true });
    return ok(records);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return err(`The file cannot be read as CSV: ${error.message}`);
  }
}
