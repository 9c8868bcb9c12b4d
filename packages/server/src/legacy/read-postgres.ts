import { createHash } from 'node:crypto';
import { err, ok, type Result } from '@orderwatch/core';
import { readForeignTables } from '../db/legacy/read-foreign-tables.ts';
import type { ReadSource, SourceFault, TakeRow } from './source-row.ts';
import { tableRow } from './table-row.ts';

/** Reads the earlier system's PostgreSQL. Its password stays out of everything that is written. */
export async function readPostgres(url: string, takeRow: TakeRow): Promise<Result<ReadSource, SourceFault>> {
  const name = nameOf(url);
  const fault = (problem: string, mend: string): SourceFault => ({
    place: { source: name, path: 'the database', line: null, column: null },
    problem,
    mend,
  });
  // Kept, because the database may say something else when it is asked again; its copy is written from these.
  const texts: string[] = [];
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const page of readForeignTables(url)) {
      for (const { table, record } of page) {
        const { row, text } = tableRow(name, table, record, texts.length);
        hash.update(text);
        bytes += text.length;
        texts.push(text);
        takeRow(row);
      }
    }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return err(
      fault(`It cannot be read: ${words}.`, 'Check address, user and password, and that the database runs.'),
    );
  }
  if (texts.length === 0)
    return err(
      fault('It holds no row in "orders" or "positions".', 'Give the database of the earlier system.'),
    );
  return ok({
    source: { name, path: null, bytes, sha256: hash.digest('hex'), rows: texts.length, notes: [] },
    async *texts() {
      yield* texts;
    },
  });
}

function nameOf(url: string): string {
  if (!URL.canParse(url)) return 'PostgreSQL';
  const { hostname, pathname } = new URL(url);
  return `${hostname}${pathname}`;
}
