import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Log } from '../log.ts';
import { openStorage, type Storage, storageOn } from './open-storage.ts';
import { startPostgres } from './supervisor/start-postgres.ts';

/**
 * Databases that nobody keeps, for rehearsals and measurements: on a PostgreSQL of their own in a temporary folder, which
 * does not wait for the disk, or beside the user's with `DATABASE_URL`.
 */
export async function openScratch(
  databaseUrl: string | null,
  log: Log,
): Promise<Pick<Storage, 'prepare' | 'drop' | 'close'>> {
  if (databaseUrl !== null) return openStorage({ databaseUrl, dataDir: '' }, log, null);
  const folder = await mkdtemp(path.join(tmpdir(), 'orderwatch-scratch-'));
  // PostgreSQL runs as another user when we are root, and must be able to walk through.
  await chmod(folder, 0o755);
  const server = await startPostgres({ dataDir: folder, log, durable: false });
  const storage = storageOn(server);
  return {
    ...storage,
    async close() {
      await storage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
