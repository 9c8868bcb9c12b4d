import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { nseCalendar2026, type Side, toId } from '@orderwatch/core';
import { onTestFinished } from 'vitest';
import { insertAccount } from '../../packages/server/src/db/accounts/insert-account.ts';
import { insertUser } from '../../packages/server/src/db/users/insert-user.ts';
import { createIds } from '../../packages/server/src/ids.ts';
import { findSources } from '../../packages/server/src/legacy/find-sources.ts';
import { type ImportReport, importLegacy } from '../../packages/server/src/legacy/import-legacy.ts';
import { createTestDatabase } from './database.ts';

export const CORPUS = fileURLToPath(new URL('../legacy-corpus/', import.meta.url));
/** Thursday 2026-08-20, 18:00 in India. */
const NOW = Date.parse('2026-08-20T12:30:00Z');

export interface TakeOptions {
  readonly apply?: boolean;
  readonly skipRefused?: boolean;
  readonly sides?: readonly [string, Side][];
  readonly user?: string;
}

/** An installation with one account, to which files of the earlier system can be taken over. */
export async function openTakeover() {
  const database = await createTestDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'legacy-'));
  onTestFinished(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  const { db } = database;
  const atMs = 0;
  await insertUser(db, { id: 'usr_1', email: 'a@b.in', displayName: 'A', passwordHash: '', atMs });
  const account = { id: 'acc_1', userId: 'usr_1', label: 'A', accountCode: 'AB1C2', settings: {}, atMs };
  await insertAccount(db, { ...account, mode: 'live', ownerRelation: 'self' });

  /** Takes over a folder of the corpus, or single files. */
  async function take(from: string | readonly string[], options: TakeOptions = {}): Promise<ImportReport> {
    const found =
      typeof from === 'string' ? await findSources(path.join(CORPUS, from)) : { files: from, databases: [] };
    return importLegacy(
      { db, ids: createIds(), dataDir: folder },
      {
        accountId: toId('acc', 'acc_1'),
        userId: toId('usr', 'usr_1'),
        nowMs: NOW,
        calendar: nseCalendar2026(),
        legacyUserId: options.user ?? null,
        sides: new Map(options.sides),
      },
      {
        sources: { files: [...found.files, ...found.databases], postgres: [] },
        apply: options.apply ?? true,
        skipRefused: options.skipRefused ?? false,
        onRow: () => {},
        onWritten: () => {},
      },
    );
  }
  const orders = () => db.selectFrom('orders').selectAll().orderBy('id').execute();

  return {
    database,
    db,
    folder,
    take,
    orders,
    /** By share, side and quantity. */
    async statuses(): Promise<Record<string, string>> {
      const all = await orders();
      return Object.fromEntries(
        all.map((order) => [`${order.symbol} ${order.side} ${order.quantity}`, order.status]),
      );
    },
  };
}
