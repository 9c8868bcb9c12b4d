import type { Readable, Writable } from 'node:stream';
import { sql } from 'kysely';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import type { BackupClient } from './backup-client.ts';
import type { BackupTable } from './list-backup-tables.ts';

const quoted = (names: readonly string[]): string =>
  names.map((name) => pg.escapeIdentifier(name)).join(', ');

/** The rows in COPY's text format: one a line, sorted by the key. A line break inside a value is written `\n`. */
export function copyOut(
  { raw }: Pick<BackupClient, 'raw'>,
  { name, sortBy }: Pick<BackupTable, 'name' | 'sortBy'>,
  columns: readonly string[],
): Readable {
  const rows = `select ${quoted(columns)} from ${pg.escapeIdentifier(name)} order by ${sortBy.join(', ')}`;
  return raw.query(to(`copy (${rows}) to stdout`));
}

export function copyIn(
  { raw }: Pick<BackupClient, 'raw'>,
  name: string,
  columns: readonly string[],
): Writable {
  return raw.query(from(`copy ${pg.escapeIdentifier(name)} (${quoted(columns)}) from stdin`));
}

/** Takes out what the migrations put in, before the backup's own rows come. */
export async function emptyTables(
  { db }: Pick<BackupClient, 'db'>,
  tables: readonly BackupTable[],
): Promise<void> {
  await sql.raw(`truncate ${quoted(tables.map(({ name }) => name))} restart identity`).execute(db);
}

/** Numbers that the database gives go on behind those that were copied. */
export async function continueNumbers(
  { db }: Pick<BackupClient, 'db'>,
  tables: readonly BackupTable[],
): Promise<void> {
  for (const { name, numbered } of tables) {
    for (const column of numbered) {
      const highest = sql`select coalesce(max(${sql.ref(column)}), 0) from ${sql.table(name)}`;
      await sql`select setval(pg_get_serial_sequence(${pg.escapeIdentifier(name)}, ${column}),
        (${highest}) + 1, false)`.execute(db);
    }
  }
}
