import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { realClock } from '@orderwatch/clock';
import { onTestFinished } from 'vitest';
import { type BackupDesk, createBackupDesk } from '../../packages/server/src/backup/backup-desk.ts';
import { createIds } from '../../packages/server/src/ids.ts';
import { silentLog } from '../../packages/server/src/log.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import type { TradingDay } from './trading-day.ts';

interface BackupsBeside {
  readonly backups: BackupDesk;
  /** Databases that were made to try a backup and have not been thrown away. */
  readonly left: () => readonly string[];
}

/** Backups of a trading day's database, in a folder of their own. */
export async function backupsBeside(
  day: Pick<TradingDay, 'databaseUrl'>,
  locate = async () => day.databaseUrl,
): Promise<BackupsBeside> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'orderwatch-page-backups-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const beside = new Map<string, TestDatabase>();
  const storage = {
    locate,
    async prepare(suffix = '') {
      const made = await createTestDatabase();
      beside.set(suffix, made);
      return made.url;
    },
    async drop(suffix: string) {
      await beside.get(suffix)?.close();
      beside.delete(suffix);
    },
  };
  const parts = { dataDir, storage, realTime: realClock, ids: createIds(), log: silentLog };
  return { backups: createBackupDesk(parts), left: () => [...beside.keys()] };
}
