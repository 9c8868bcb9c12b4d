import { createHash } from 'node:crypto';
import { err, ok, type Result } from '@orderwatch/core';
import { readForeignTables } from '../db/legacy/read-foreign-tables.ts';
import { tableRow } from './read-sqlite-file.ts';
import { keptSource, type ReadSource, type RowWithText, type SourceFault } from './source-row.ts';

/** Reads the earlier system's PostgreSQL. Its password stays out of everything that is written. */
export async function readPostgres(url: string, onRow: () => void): Promise<Result<ReadSource, SourceFault>> {
  const name = nameOf(url);
  const fault = (problem: string, mend: string): SourceFault => ({
    place: { source: name, path: 'the database', line: null, column: null },
    problem,
    mend,
  });
  const rows: RowWithText[] = [];
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const page of readForeignTables(url)) {
      for (const { table, record } of page) {
        const row = tableRow(name, table, record, rows.length);
        hash.update(row.text);
        bytes += row.text.length;
        rows.push(row);
        onRow();
      }
    }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return err(
      fault(`It cannot be read: ${words}.`, 'Check address, user and password, and that the database runs.'),
    );
  }
  if (rows.length === 0)
    return err(
      fault('It holds no row in "orders" or "positions".', 'Give the database of the earlier system.'),
    );
  return ok(
    keptSource({ name, path: null, bytes, sha256: hash.digest('hex'), rows: rows.length, notes: [] }, rows),
  );
}

function nameOf(url: string): string {
  if (!URL.canParse(url)) return 'PostgreSQL';
  const { hostname, pathname } = new URL(url);
  return `${hostname}${pathname}`;
}
