import { realClock } from '@orderwatch/clock';
import type { Config } from '../config/config.ts';
import type { BeforeUpgrade } from '../db/migrate/upgrade-schema.ts';
import type { Log } from '../log.ts';
import { backupFile, pruneBackups } from './backup-folder.ts';
import { writeBackup } from './write-backup.ts';

/** How the main database is backed up before its schema changes; null where that is switched off. */
export function backUpBeforeUpgrade(
  { dataDir, operations }: Pick<Config, 'dataDir' | 'operations'>,
  log: Log,
): ((url: string) => BeforeUpgrade) | null {
  if (!operations.backupBeforeUpgrade) return null;
  return (url) => async (pending) => {
    const nowMs = realClock.nowMs();
    const { file } = await writeBackup(url, backupFile(dataDir, nowMs, 'upgrade'), nowMs);
    log.info(`Backed up before the upgrade ${pending.join(', ')}`, { file });
    await pruneBackups(dataDir, operations.backupsKept);
  };
}
