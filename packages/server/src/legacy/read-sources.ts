import { open } from 'node:fs/promises';
import type { Result } from '@orderwatch/core';
import { readCsvFile } from './read-csv-file.ts';
import { readJsonFile } from './read-json-file.ts';
import { readPostgres } from './read-postgres.ts';
import type { ReadSource, SourceFault, TakeRow } from './source-row.ts';

export interface WantedSources {
  readonly files: readonly string[];
  readonly postgres: readonly string[];
}

export interface ReadSources {
  readonly sources: readonly ReadSource[];
  readonly faults: readonly SourceFault[];
}

/** Reads every source, and goes on behind one that cannot be used, so that all faults are told at once. */
export async function readSources(wanted: WantedSources, takeRow: TakeRow): Promise<ReadSources> {
  const sources: ReadSource[] = [];
  const faults: SourceFault[] = [];
  const take = (read: Result<ReadSource, SourceFault>): void => {
    if (read.ok) sources.push(read.value);
    else faults.push(read.error);
  };
  for (const file of wanted.files) take(await readFileOfAnyKind(file, takeRow));
  for (const url of wanted.postgres) take(await readPostgres(url, takeRow));
  return { sources, faults };
}

async function readFileOfAnyKind(file: string, takeRow: TakeRow): Promise<Result<ReadSource, SourceFault>> {
  if (await isSqlite(file)) {
    // An engine of its own, which most imports need not load.
    const { readSqliteFile } = await import('./read-sqlite-file.ts');
    return readSqliteFile(file, takeRow);
  }
  return file.toLowerCase().endsWith('.csv') ? readCsvFile(file, takeRow) : readJsonFile(file, takeRow);
}

const SQLITE_MARK = 'SQLite format 3';

async function isSqlite(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(SQLITE_MARK.length),
      0,
      SQLITE_MARK.length,
      0,
    );
    return buffer.subarray(0, bytesRead).toString('latin1') === SQLITE_MARK;
  } finally {
    await handle.close();
  }
}
