import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Storage, storageOn } from '../../db/open-storage.ts';
import { isLivingPostgres, readPostmaster } from '../../db/supervisor/postmaster-pid.ts';
import { startPostgres } from '../../db/supervisor/start-postgres.ts';
import { silentLog } from '../../log.ts';

export interface PostgresToKill {
  /** Databases on it; a suffix names one. */
  readonly storage: Storage;
  /** For files of the programs that use it. */
  readonly folder: string;
  /** SIGKILL for the server. Our supervisor starts it again. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** A PostgreSQL that waits for the disk as in life, under the supervisor that the program has for it. */
export async function openPostgresToKill(): Promise<PostgresToKill> {
  const folder = await mkdtemp(path.join(tmpdir(), 'orderwatch-kills-'));
  // PostgreSQL runs as another user when we are root, and must be able to walk through.
  await chmod(folder, 0o755);
  const server = await startPostgres({ dataDir: folder, log: silentLog });
  const storage = storageOn(server);
  return {
    storage,
    folder,
    async kill() {
      const postmaster = await readPostmaster(path.join(folder, 'postgres-18'));
      // It may have died a moment ago, and be on its way up.
      if (postmaster !== undefined && (await isLivingPostgres(postmaster.pid))) {
        process.kill(postmaster.pid, 'SIGKILL');
      }
    },
    async close() {
      await storage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
