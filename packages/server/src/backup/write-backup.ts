import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { VERSION } from '../app/version.ts';
import { type BackupClient, openBackupClient } from '../db/backup/backup-client.ts';
import { copyOut } from '../db/backup/copy-rows.ts';
import { listBackupTables } from '../db/backup/list-backup-tables.ts';
import { lookAtDatabase } from '../db/backup/look-at-database.ts';
import { type BackupHeader, END_OF_ROWS, FORMAT, FORMAT_VERSION, type TableSum } from './format.ts';
import { createRowSum } from './sum-rows.ts';

export interface WrittenBackup {
  readonly file: string;
  readonly bytes: number;
  readonly rows: number;
  readonly tables: readonly TableSum[];
  readonly migrations: readonly string[];
}

/**
 * Copies every row of the database as it is at one moment, while the service goes on, into a new file that only its owner
 * can read. The file has its name only when it is whole and on the disk. Throws when it cannot be written, and when the
 * database has no schema yet.
 */
export async function writeBackup(url: string, file: string, nowMs: number): Promise<WrittenBackup> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const partial = `${file}.${process.pid}.partial`;
  const client = await openBackupClient(url);
  try {
    await sql`begin isolation level repeatable read, read only`.execute(client.db);
    const sums: TableSum[] = [];
    const { migrations, postgres } = await lookAtDatabase(client.db);
    if (migrations.length === 0) throw new Error('The database is empty: there is nothing to back up.');
    const header: BackupHeader = {
      format: FORMAT,
      version: FORMAT_VERSION,
      made_at: new Date(nowMs).toISOString(),
      program: VERSION,
      postgres,
      migrations: [...migrations],
    };
    await pipeline(
      contents(client, header, sums),
      createGzip(),
      createWriteStream(partial, { flags: 'wx', mode: 0o600 }),
    );
    await sql`commit`.execute(client.db);
    await keep(partial, file);
    const rows = sums.reduce((sum, table) => sum + table.rows, 0);
    return { file, bytes: (await stat(file)).size, rows, tables: sums, migrations };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client.close();
  }
}

async function* contents(
  client: BackupClient,
  header: BackupHeader,
  sums: TableSum[],
): AsyncGenerator<Buffer> {
  const whole = createHash('sha256');
  const told = (chunk: Buffer): Buffer => {
    whole.update(chunk);
    return chunk;
  };
  yield told(line(header));
  for (const table of await listBackupTables(client.db)) {
    yield told(line({ table: table.name, columns: table.columns }));
    const sum = createRowSum();
    for await (const chunk of copyOut(client, table, table.columns)) {
      sum.add(chunk);
      yield told(chunk);
    }
    yield told(Buffer.concat([END_OF_ROWS, Buffer.from('\n')]));
    sums.push({ table: table.name, ...sum.end() });
  }
  yield line({ tables: sums, sha256: whole.digest('hex') });
}

const line = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

/** On the disk first, then under its name: a machine that loses power keeps no half file that looks whole. */
async function keep(partial: string, file: string): Promise<void> {
  const written = await open(partial, 'r');
  try {
    await written.sync();
  } finally {
    await written.close();
  }
  await rename(partial, file);
}
