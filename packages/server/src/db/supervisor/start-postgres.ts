import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { realClock } from '@orderwatch/clock';
import pg from 'pg';
import type { Log } from '../../log.ts';
import { askServer, countOthers } from './ask-server.ts';
import { binary } from './find-binaries.ts';
import { findFreePort } from './free-port.ts';
import { initCluster, loadPassword, SUPERUSER } from './init-cluster.ts';
import { type ClusterPlace, placeCluster } from './place-cluster.ts';
import { isLivingPostgres, readPostmaster } from './postmaster-pid.ts';
import { logTail, startServer } from './start-server.ts';

export interface PostgresOptions {
  readonly dataDir: string;
  readonly log: Log;
  /** False for tests only: faster, and a power cut loses the cluster. */
  readonly durable?: boolean;
  readonly preferredPort?: number;
  /** Where the cluster goes when root's PostgreSQL user cannot reach the data folder. */
  readonly sharedRoot?: string;
}

export interface EmbeddedPostgres {
  readonly adminUrl: string;
  readonly port: number;
  /** The server was already running: another instance, or one that died, had started it. */
  readonly adopted: boolean;
  databaseUrl(name: string): string;
  ensureDatabase(name: string): Promise<void>;
  /** Stops the server after the pools are drained, unless somebody else is still connected to it. */
  stop(): Promise<void>;
}

const START_MS = 60_000;
const STOP_MS = 30_000;
const LOOK_AGAIN_MS = 20;

/**
 * Starts the embedded PostgreSQL of a data folder, or adopts the one that is already running there. Never deletes
 * postmaster.pid: only PostgreSQL knows whether it is stale.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  const durable = options.durable ?? true;
  const place = await placeCluster(dataDir, options.log, options.sharedRoot);
  const password = await loadPassword(dataDir);
  await initCluster(place, password, durable);
  const running = await findOrStart(place, password, {
    logFile: path.join(dataDir, 'postgres.log'),
    durable,
    preferredPort: options.preferredPort,
  });
  options.log.info(running.adopted ? 'Using the PostgreSQL that is running' : 'PostgreSQL started', {
    port: running.port,
    pid: running.pid,
    adopted: running.adopted,
  });
  return describe(running, place, password, options.log);
}

interface Running {
  readonly keeper: pg.Client;
  readonly pid: number;
  readonly port: number;
  readonly adopted: boolean;
}

async function findOrStart(
  place: ClusterPlace,
  password: string,
  options: {
    readonly logFile: string;
    readonly durable: boolean;
    readonly preferredPort: number | undefined;
  },
): Promise<Running> {
  const deadline = realClock.monotonicMs() + START_MS;
  let child: Awaited<ReturnType<typeof startServer>> | undefined;
  let starts = 0;
  for (;;) {
    const found = await readPostmaster(place.clusterFolder);
    if (found && (await isLivingPostgres(found.pid))) {
      const answer = await askServer(found.port, password, place.clusterFolder);
      if (answer.kind === 'ours') {
        return { keeper: answer.client, pid: found.pid, port: found.port, adopted: found.pid !== child?.pid };
      }
    } else if (!child || child.exit() !== undefined) {
      // The port may have been taken, or another instance may have been faster, between looking and starting.
      if (starts >= 5) break;
      starts += 1;
      const port = await findFreePort(starts === 1 ? options.preferredPort : 0);
      const settings: Record<string, string> = options.durable
        ? {}
        : { fsync: 'off', full_page_writes: 'off' };
      child = await startServer(place, { port, logFile: options.logFile, settings });
    }
    if (realClock.monotonicMs() > deadline) break;
    await realClock.sleep(LOOK_AGAIN_MS);
  }
  throw new Error(
    `PostgreSQL did not start in ${place.clusterFolder} (${child?.exit() ?? 'no answer'}). Its log ends with:\n` +
      `${await logTail(options.logFile)}\nThe whole log is ${options.logFile}. To use another PostgreSQL, set DATABASE_URL.`,
  );
}

function describe(running: Running, place: ClusterPlace, password: string, log: Log): EmbeddedPostgres {
  const databaseUrl = (name: string): string =>
    `postgres://${SUPERUSER}:${password}@127.0.0.1:${running.port}/${encodeURIComponent(name)}`;
  let stopping: Promise<void> | undefined;
  return {
    adminUrl: databaseUrl('postgres'),
    port: running.port,
    adopted: running.adopted,
    databaseUrl,
    async ensureDatabase(name) {
      const quoted = pg.escapeIdentifier(name);
      await running.keeper.query(`create database ${quoted}`).catch((error: unknown) => {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        // It is there, or another instance makes it at this moment.
        if (code !== '42P04' && code !== '23505') throw error;
      });
    },
    stop() {
      stopping ??= stopServer(running, place, log);
      return stopping;
    },
  };
}

async function stopServer(running: Running, place: ClusterPlace, log: Log): Promise<void> {
  const others = await countOthers(running.keeper).catch(() => 0);
  await running.keeper.end().catch(() => {});
  if (others > 0) {
    log.info('PostgreSQL keeps running: others are connected to it', { count: others, pid: running.pid });
    return;
  }
  const current = await readPostmaster(place.clusterFolder);
  if (current?.pid !== running.pid || !(await isLivingPostgres(running.pid))) return;
  if (process.platform === 'win32') {
    await promisify(execFile)(binary(place.nativeFolder, 'pg_ctl'), [
      'stop',
      '-m',
      'fast',
      '-D',
      place.clusterFolder,
    ]);
    return;
  }
  process.kill(running.pid, 'SIGINT');
  const deadline = realClock.monotonicMs() + STOP_MS;
  while (await isLivingPostgres(running.pid)) {
    if (realClock.monotonicMs() > deadline) {
      log.warn('PostgreSQL has not ended yet; it was told to', { pid: running.pid });
      return;
    }
    await realClock.sleep(LOOK_AGAIN_MS);
  }
  log.info('PostgreSQL stopped', { pid: running.pid });
}
