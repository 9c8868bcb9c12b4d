import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../packages/server/src/db/connect.ts';
import { migrateUp } from '../../packages/server/src/db/migrate/migrate.ts';
import { readPostmaster } from '../../packages/server/src/db/supervisor/postmaster-pid.ts';
import { startPostgres } from '../../packages/server/src/db/supervisor/start-postgres.ts';
import { silentLog } from '../../packages/server/src/log.ts';

const PREFIX = 'orderwatch-test-';
const TEMPLATE = 'orderwatch_template';

/** One PostgreSQL per run, in a temporary folder of its own, with one migrated database to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const folder = await mkdtemp(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(folder, 0o755);
  const server = await startPostgres({ dataDir: folder, log: silentLog, durable: false });
  await server.ensureDatabase(TEMPLATE);
  const database = openDatabase({ url: server.databaseUrl(TEMPLATE), maxConnections: 1 });
  await migrateUp(database.db);
  await database.close();
  project.provide('postgres', { adminUrl: server.adminUrl, template: TEMPLATE });
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** A run that was killed leaves its server behind: the next run ends it. The folder's name tells whose it was. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : Number.NaN);
    if (!Number.isInteger(owner) || isRunning(owner)) continue;
    const folder = path.join(tmpdir(), name);
    const postmaster = await readPostmaster(path.join(folder, 'postgres-18'));
    if (postmaster && isRunning(postmaster.pid)) process.kill(postmaster.pid, 'SIGINT');
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
