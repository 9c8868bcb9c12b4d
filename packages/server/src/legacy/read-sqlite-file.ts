import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { err, type JsonObject, ok, type Result } from '@orderwatch/core';
import initSqlite, { type Database } from 'sql.js';
import type { ReadSource, RowWithText, SourceFault, TakeRow } from './source-row.ts';
import { tableRow } from './table-row.ts';

const TABLES = ['orders', 'positions'] as const;

/** Reads the tables of the earlier system's SQLite file. The file itself is only read. */
export async function readSqliteFile(
  file: string,
  takeRow: TakeRow,
): Promise<Result<ReadSource, SourceFault>> {
  const name = path.basename(file);
  const fault = (problem: string, mend: string): SourceFault => ({
    place: { source: name, path: 'the database', line: null, column: null },
    problem,
    mend,
  });
  const log = await findUnmergedLog(file);
  if (log !== null)
    return err(
      fault(
        `Beside it lies ${path.basename(log)}, with changes that are not in the database yet.`,
        `Stop the earlier system; where the file stays, bring it in: python3 -c "import sqlite3; sqlite3.connect('${file}').execute('select * from sqlite_master').fetchall()"`,
      ),
    );
  const content = await readFile(file);
  let rows = 0;
  try {
    for (const { row } of await tableRows(name, content)) {
      takeRow(row);
      rows += 1;
    }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return err(
      fault(
        `It cannot be read as SQLite: ${words}.`,
        'Stop the earlier system first; or export the tables as CSV.',
      ),
    );
  }
  if (rows === 0)
    return err(
      fault('It holds no row in "orders" or "positions".', 'Give the database of the earlier system.'),
    );
  const sha256 = createHash('sha256').update(content).digest('hex');
  return ok({
    source: { name, path: file, bytes: content.length, sha256, rows, notes: [] },
    async *texts(copy) {
      for (const { text } of await tableRows(name, await readFile(copy))) yield text;
    },
  });
}

/**
 * SQLite keeps the latest changes in a file beside the database, or what it needs to take half of one back. Reading without it
 * would pass over orders, silently. Null where there is none, or an empty one.
 */
async function findUnmergedLog(file: string): Promise<string | null> {
  const wal = `${file}-wal`;
  if ((await beginningOf(wal)).length > 0) return wal;
  const journal = `${file}-journal`;
  return (await beginningOf(journal)).equals(JOURNAL_AT_WORK) ? journal : null;
}

/** Of a journal that is done with, this mark was overwritten. */
const JOURNAL_AT_WORK = Buffer.from('d9d505f920a163d7', 'hex');

async function beginningOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (handle === null) return Buffer.alloc(0);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function tableRows(name: string, content: Uint8Array): Promise<Iterable<RowWithText>> {
  const sqlite = await initSqlite();
  return inDatabase(new sqlite.Database(content), name);
}

function* inDatabase(database: Database, name: string): Generator<RowWithText> {
  try {
    let before = 0;
    for (const table of TABLES) {
      for (const record of recordsOf(database, table)) {
        yield tableRow(name, table, record, before);
        before += 1;
      }
    }
  } finally {
    database.close();
  }
}

function* recordsOf(database: Database, table: (typeof TABLES)[number]): Generator<JsonObject> {
  const present = database.exec("select 1 from sqlite_master where type = 'table' and name = ?", [table]);
  if (present.length === 0) return;
  const statement = database.prepare(`select * from "${table}" order by rowid`);
  try {
    while (statement.step()) yield plainRecord(statement.getAsObject());
  } finally {
    statement.free();
  }
}

function plainRecord(row: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'string' || typeof value === 'number' ? value : null,
    ]),
  );
}
