import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Result } from '@orderwatch/core';
import type { Transaction } from 'kysely';
import { loadCalendar } from '../calendar/load-calendar.ts';
import { type BackupClient, openBackupClient } from '../db/backup/backup-client.ts';
import { continueNumbers, copyIn, copyOut, emptyTables } from '../db/backup/copy-rows.ts';
import { dropEverything } from '../db/backup/drop-everything.ts';
import { type BackupTable, listBackupTables } from '../db/backup/list-backup-tables.ts';
import { lookAtDatabase } from '../db/backup/look-at-database.ts';
import { settleRestored } from '../db/backup/settle-restored.ts';
import { verifyChain } from '../db/events/verify-chain.ts';
import { migrateInTransaction, migrationStates } from '../db/migrate/migrate.ts';
import { loadAccounts } from '../db/placement/load-account.ts';
import type { Tables } from '../db/tables.ts';
import type { Ids } from '../ids.ts';
import { type BackupFault, checkBackup, sameSums } from './check-backup.ts';
import { type BackupHeader, type BackupManifest, DamagedBackup, type TableSum } from './format.ts';
import { readBackup } from './read-backup.ts';
import { stopRestoredAccount } from './stop-restored-account.ts';
import { createRowSum } from './sum-rows.ts';

export interface RestoreWish {
  readonly url: string;
  readonly file: string;
  /** Throws away what is in the database. */
  readonly replace: boolean;
  /** Brings back, too, what was changed behind the program's back before the backup was made. */
  readonly acceptBrokenHistory: boolean;
  readonly ids: Ids;
  readonly nowMs: number;
  /** Called before anything is thrown away, with the database as it is. */
  readonly beforeReplacing?: () => Promise<void>;
}

export interface Restored {
  readonly header: BackupHeader;
  readonly tables: readonly TableSum[];
  readonly rows: number;
  /** Events whose chain of hashes was made again and agreed. */
  readonly eventsChecked: number;
  readonly accounts: number;
  /** Migrations that this program has and the backup had not. */
  readonly upgraded: readonly string[];
}

export type RestoreProblem =
  | BackupFault
  | { readonly kind: 'newer_schema'; readonly words: string }
  | { readonly kind: 'in_use'; readonly words: string }
  | { readonly kind: 'not_empty'; readonly words: string }
  | { readonly kind: 'broken_history'; readonly words: string };

/**
 * Brings a backup back in one transaction: all of it is there afterwards, or nothing was changed. What is written is read
 * again and held against the manifest, and every account's history is proven. Afterwards nothing is sent for any account
 * until a person resumes it. Throws when the database cannot be reached or refuses.
 */
export async function restoreBackup(wish: RestoreWish): Promise<Result<Restored, RestoreProblem>> {
  const checked = await checkBackup(wish.file);
  if (!checked.ok) return checked;
  const { header, manifest } = checked.value;
  const client = await openBackupClient(wish.url);
  try {
    const refusal = await refuse(client, header, wish.replace);
    if (refusal) return err(refusal);
    if (wish.replace) await wish.beforeReplacing?.();
    const restored = await client.db
      .transaction()
      .execute((trx) => refill(client, trx, { wish, header, manifest }));
    return ok(restored);
  } catch (error) {
    if (error instanceof BrokenHistory) return err({ kind: 'broken_history', words: error.message });
    if (error instanceof DamagedBackup) return err({ kind: 'damaged', words: error.message });
    throw error;
  } finally {
    await client.close();
  }
}

class BrokenHistory extends Error {}

async function refuse(
  { db }: BackupClient,
  { migrations }: BackupHeader,
  replace: boolean,
): Promise<RestoreProblem | undefined> {
  const known = new Set((await migrationStates(db)).map(({ name }) => name));
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    const words = `It was made by a newer version of the program (${unknown.join(', ')}). Install that version first.`;
    return { kind: 'newer_schema', words };
  }
  const there = await lookAtDatabase(db);
  if (there.connections > 0) {
    return {
      kind: 'in_use',
      words: 'Orderwatch is running on this database. Stop it first, on every machine.',
    };
  }
  if (!replace && there.users + there.accounts > 0) {
    const held = `${there.users} users and ${there.accounts} accounts`;
    const words = `The database is not empty: it has ${held}. To throw that away, say --replace.`;
    return { kind: 'not_empty', words };
  }
  return undefined;
}

/** The client is the connection that the transaction was begun on: whatever it sends belongs to the transaction. */
async function refill(
  client: BackupClient,
  trx: Transaction<Tables>,
  from: {
    readonly wish: RestoreWish;
    readonly header: BackupHeader;
    readonly manifest: BackupManifest;
  },
): Promise<Restored> {
  const { wish, header, manifest } = from;
  await dropEverything(trx);
  await migrateInTransaction(client.db, header.migrations.at(-1) ?? null);
  const tables = await listBackupTables(trx);
  await emptyTables(client, tables);
  const sums = await copyAll(client, tables, wish.file);
  if (!sameSums(sums, manifest.tables)) {
    throw new DamagedBackup('what the database holds afterwards is not what the backup says');
  }
  await continueNumbers(client, tables);
  const upgraded = await migrateInTransaction(client.db, null);
  const eventsChecked = await proveHistories(trx, wish.acceptBrokenHistory);
  const madeAt = header.made_at;
  const words = `The database was restored from a backup of ${madeAt}. What was asked for may have been done before that; look first, then ask again.`;
  await settleRestored(trx, { atMs: wish.nowMs, words });
  const { calendar } = await loadCalendar(trx);
  const accounts = await loadAccounts(trx);
  for (const { id } of accounts) await stopRestoredAccount(trx, id, { ...wish, calendar, madeAt });
  return {
    header,
    tables: sums,
    rows: sums.reduce((sum, { rows }) => sum + rows, 0),
    eventsChecked,
    accounts: accounts.length,
    upgraded,
  };
}

/** Parents first in the file as here, for it was written in that order from the same schema. */
async function copyAll(
  client: BackupClient,
  tables: readonly BackupTable[],
  file: string,
): Promise<readonly TableSum[]> {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const sums: TableSum[] = [];
  const reader = await readBackup(file);
  for await (const { table, rows } of reader.tables()) {
    const target = byName.get(table.table);
    if (!target) throw new DamagedBackup(`it has a table ${table.table} that its schema has not`);
    await pipeline(Readable.from(rows), copyIn(client, target.name, table.columns));
    const sum = createRowSum();
    for await (const chunk of copyOut(client, target, table.columns)) sum.add(chunk);
    sums.push({ table: target.name, ...sum.end() });
  }
  return sums;
}

async function proveHistories(trx: Transaction<Tables>, acceptBroken: boolean): Promise<number> {
  let checked = 0;
  for (const { id } of await loadAccounts(trx)) {
    const verdict = await verifyChain(trx, id);
    if (verdict.firstBroken && !acceptBroken) {
      const { seq, what } = verdict.firstBroken;
      throw new BrokenHistory(
        `The history of the account ${id} is broken at event ${seq} (${what}): it was changed before the backup was made. Nothing was restored. Use an older backup, or say --accept-broken-history.`,
      );
    }
    checked += verdict.checked;
  }
  return checked;
}
