import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '@orderwatch/clock';
import type { Storage } from '../db/open-storage.ts';
import type { Ids } from '../ids.ts';
import type { Log } from '../log.ts';
import { backupFile, backupFolder, type KeptBackup, listBackups } from './backup-folder.ts';
import { checkBackup } from './check-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

/** Something that is being done with backups, or was last. */
export interface BackupWork {
  readonly kind: 'backup' | 'check';
  /** Without its folder. */
  readonly name: string;
  /** Real time. */
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly state: 'running' | 'done' | 'failed';
  /** What is wrong, for people; null unless it failed. */
  readonly problem: string | null;
  /** How much was copied or brought back; null unless it is done. */
  readonly rows: number | null;
  /** Of a check: the events whose chain of hashes was made again and agreed. */
  readonly eventsChecked: number | null;
}

type Outcome = Pick<BackupWork, 'rows' | 'eventsChecked'> | { readonly problem: string };

/** Backups from the page: one thing at a time, beside the desk, which goes on. */
export interface BackupDesk {
  /** Absolute. */
  readonly folder: string;
  /** Newest first. */
  list(): Promise<readonly KeptBackup[]>;
  /** The latest of each kind, whatever came of it. */
  works(): readonly BackupWork[];
  /** Undefined while something else is being done. */
  backUp(): BackupWork | undefined;
  /** Brings the backup back into a database of its own, which is thrown away. Undefined while something else is being done. */
  check(name: string): Promise<BackupWork | undefined | 'not_found'>;
  /** What is under way is left to itself: a file that is not whole never has a backup's name. */
  close(): void;
}

interface Parts {
  readonly dataDir: string;
  readonly storage: Pick<Storage, 'locate' | 'prepare' | 'drop'>;
  readonly realTime: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

const SUFFIX = 'restore_check';

export function createBackupDesk(parts: Parts): BackupDesk {
  const { dataDir, storage, realTime, log } = parts;
  const latest = new Map<BackupWork['kind'], BackupWork>();
  let isBusy = false;
  let isClosed = false;

  function begin(kind: BackupWork['kind'], name: string, work: () => Promise<Outcome>): BackupWork {
    const startedAtMs = realTime.nowMs();
    const begun: BackupWork = {
      kind,
      name,
      startedAtMs,
      endedAtMs: null,
      state: 'running',
      problem: null,
      rows: null,
      eventsChecked: null,
    };
    isBusy = true;
    latest.set(kind, begun);
    const end = (outcome: Outcome) => {
      const isDone = !('problem' in outcome);
      latest.set(kind, {
        ...begun,
        ...outcome,
        state: isDone ? 'done' : 'failed',
        endedAtMs: realTime.nowMs(),
      });
    };
    work()
      .then(end)
      .catch((error: unknown) => {
        if (!isClosed) log.error('Work on a backup failed', { error, detail: `${kind} ${name}` });
        end({ problem: problemOf(error) });
      })
      .finally(() => {
        isBusy = false;
      });
    return begun;
  }

  return {
    folder: backupFolder(dataDir),
    list: () => listBackups(dataDir),
    works: () => [...latest.values()],
    backUp() {
      if (isBusy) return undefined;
      const nowMs = realTime.nowMs();
      const file = backupFile(dataDir, nowMs, 'by-hand');
      return begin('backup', path.basename(file), async () => {
        const { rows } = await writeBackup(await storage.locate(), file, nowMs);
        return { rows, eventsChecked: null };
      });
    },
    async check(name) {
      const file = path.join(backupFolder(dataDir), name);
      const isThere = await access(file).then(
        () => true,
        () => false,
      );
      if (!isThere) return 'not_found';
      if (isBusy) return undefined;
      return begin('check', name, () => tryRestore(parts, file));
    },
    close() {
      isClosed = true;
    },
  };
}

/** The only proof that a backup can be brought back is to bring it back; not over what is in use. */
async function tryRestore({ storage, ids, realTime }: Parts, file: string): Promise<Outcome> {
  // A damaged file is found before a database is made for it.
  const checked = await checkBackup(file);
  if (!checked.ok) return { problem: `It is damaged: ${checked.error.words}. Keep another.` };
  await storage.drop(SUFFIX);
  try {
    const restored = await restoreBackup({
      url: await storage.prepare(SUFFIX),
      file,
      replace: true,
      acceptBrokenHistory: false,
      ids,
      nowMs: realTime.nowMs(),
    });
    if (!restored.ok) return { problem: restored.error.words };
    const { rows, eventsChecked } = restored.value;
    return { rows, eventsChecked };
  } finally {
    await storage.drop(SUFFIX);
  }
}

/** The error itself goes into the log: it can name hosts, users and folders. */
function problemOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC') return 'The disk is full. Make room, and try again.';
  if (code === 'EACCES' || code === 'EROFS')
    return 'The folder of the backups may not be written. The log says which it is.';
  return 'It could not be done. The log says why.';
}
