import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { err, type JsonObject, ok, type Result, readRowObject } from '@orderwatch/core';
import initSqlite, { type Database } from 'sql.js';
import { digestOf, keptSource, type ReadSource, type RowWithText, type SourceFault } from './source-row.ts';

const TABLES = ['orders', 'positions'] as const;

/** Reads the tables of the earlier system's SQLite file. The file itself is only read. */
export async function readSqliteFile(
  file: string,
  onRow: () => void,
): Promise<Result<ReadSource, SourceFault>> {
  const name = path.basename(file);
  const content = await readFile(file);
  const sqlite = await initSqlite();
  const fault = (problem: string, mend: string): SourceFault => ({
    place: { source: name, path: 'the database', line: null, column: null },
    problem,
    mend,
  });
  const rows: RowWithText[] = [];
  let database: Database | undefined;
  try {
    database = new sqlite.Database(content);
    for (const table of TABLES) rows.push(...readTable(database, name, table, onRow));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return err(
      fault(
        `It cannot be read as SQLite: ${words}.`,
        'Stop the earlier system first, then copy its database and its -wal file together; or export the tables as CSV.',
      ),
    );
  } finally {
    database?.close();
  }
  if (rows.length === 0)
    return err(
      fault('It holds no row in "orders" or "positions".', 'Give the database of the earlier system.'),
    );
  const sha256 = createHash('sha256').update(content).digest('hex');
  return ok(
    keptSource({ name, path: file, bytes: content.length, sha256, rows: rows.length, notes: [] }, rows),
  );
}

function readTable(
  database: Database,
  name: string,
  table: (typeof TABLES)[number],
  onRow: () => void,
): readonly RowWithText[] {
  const present = database.exec("select 1 from sqlite_master where type = 'table' and name = ?", [table]);
  if (present.length === 0) return [];
  const rows: RowWithText[] = [];
  const statement = database.prepare(`select * from "${table}" order by rowid`);
  try {
    while (statement.step()) {
      const record = plainRecord(statement.getAsObject());
      rows.push(tableRow(name, table, record, rows.length));
      onRow();
    }
  } finally {
    statement.free();
  }
  return rows;
}

function plainRecord(row: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'string' || typeof value === 'number' ? value : null,
    ]),
  );
}

/** A row of one of the earlier system's tables, from whichever database it came. */
export function tableRow(source: string, table: string, record: JsonObject, index: number): RowWithText {
  const text = JSON.stringify(record);
  const { id } = record;
  const key = typeof id === 'number' || typeof id === 'string' ? `#${id}` : `[${index}]`;
  return {
    text,
    row: {
      ...readRowObject(table, record),
      place: { source, path: `${table}${key}`, line: null, column: null },
      digest: digestOf(table, text),
    },
  };
}
