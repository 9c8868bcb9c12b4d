import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type RestoreWish, restoreBackup } from '../../packages/server/src/backup/restore-backup.ts';
import { writeBackup } from '../../packages/server/src/backup/write-backup.ts';
import { insertAccount } from '../../packages/server/src/db/accounts/insert-account.ts';
import { type Db, openDatabase } from '../../packages/server/src/db/connect.ts';
import type { NewEvent } from '../../packages/server/src/db/cycle/chain-events.ts';
import { changeSet } from '../../packages/server/src/db/cycle/change-set.ts';
import { commitChanges } from '../../packages/server/src/db/cycle/commit-changes.ts';
import { releaseLease } from '../../packages/server/src/db/lease/release-lease.ts';
import { takeLease } from '../../packages/server/src/db/lease/take-lease.ts';
import { insertUser } from '../../packages/server/src/db/users/insert-user.ts';
import { createIds } from '../../packages/server/src/ids.ts';
import { createEmptyDatabase, createTestDatabase } from './database.ts';
import { seedOrders } from './seed-orders.ts';

export const BACKUP_AT_MS = Date.UTC(2026, 7, 20, 10, 35);
export const BACKUP_OWNER = { accountId: 'acc_1', userId: 'usr_1' };
/** What breaks line formats: breaks, tabs, backslashes, the words of COPY itself, and letters of four bytes. */
const HARD_TEXT = 'a\nb\tc\\d\r\n\\.\n\\N "q" \u{1f4c8} रुपये';

/** A database with an account and its history, an empty one beside it, and a folder for backups. */
export async function openBackupWorld() {
  const [source, target, folder] = await Promise.all([
    createTestDatabase(),
    createEmptyDatabase(),
    mkdtemp(path.join(tmpdir(), 'orderwatch-backup-')),
  ]);
  onTestFinished(async () => {
    await Promise.all([source.close(), target.close(), rm(folder, { recursive: true })]);
  });
  await seed(source.db);

  return {
    source,
    target,
    folder,
    backUp: () => writeBackup(source.url, path.join(folder, 'one.owb.gz'), BACKUP_AT_MS),
    restore: (file: string, wish: Partial<RestoreWish> = {}) =>
      restoreBackup({
        url: target.url,
        file,
        replace: false,
        acceptBrokenHistory: false,
        ids: createIds(),
        nowMs: BACKUP_AT_MS + 60_000,
        ...wish,
      }),
    /** As a service would: a restore refuses to work while somebody does. */
    async usingTarget<T>(use: (db: Db) => Promise<T>): Promise<T> {
      const pool = openDatabase({ url: target.url, maxConnections: 1 });
      try {
        return await use(pool.db);
      } finally {
        await pool.close();
      }
    },
  };
}

async function seed(db: Db): Promise<void> {
  await insertUser(db, {
    id: 'usr_1',
    email: 'asha@example.in',
    displayName: HARD_TEXT,
    passwordHash: '',
    atMs: 0,
  });
  await insertAccount(db, {
    id: 'acc_1',
    userId: 'usr_1',
    label: HARD_TEXT,
    mode: 'live',
    accountCode: 'AB1C2',
    ownerRelation: 'self',
    settings: { note: HARD_TEXT },
    atMs: 0,
  });
  const atMs = BACKUP_AT_MS;
  await seedOrders(db, BACKUP_OWNER, [{ id: 'ord_1', atMs, symbol: 'SBIN' }]);
  await writeHistory(db, ['one', 'two']);
}

/** Events as the program writes them, in the account's chain; the texts are hard to copy. */
export async function writeHistory(db: Db, texts: readonly string[]): Promise<void> {
  const { accountId } = BACKUP_OWNER;
  const wish = { accountId, owner: 'seed', ttlMs: 600_000, nowMs: null, deadOwner: 'seed' };
  const lease = await takeLease(db, wish);
  if (!lease.taken) throw new Error('Another holds the account');
  const events = texts.map((text): NewEvent => {
    const data = { text: `${text} ${HARD_TEXT}` };
    const about = { orderId: null, attemptId: null, atMs: BACKUP_AT_MS, data };
    const draft = { kind: 'order.recorded', actor: 'system', source: 'rule', ...about } as const;
    return { id: createIds().next('evt'), draft, evidenceId: null };
  });
  const claim = { accountId, owner: 'seed', epoch: lease.epoch };
  const written = await commitChanges(db, claim, () => changeSet(BACKUP_AT_MS, { events }));
  if (!written.ok) throw new Error(written.error.kind);
  await releaseLease(db, claim);
}
