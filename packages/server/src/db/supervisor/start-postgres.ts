import path from 'node:path';
import { realClock } from '@orderwatch/clock';
import pg from 'pg';
import type { Log } from '../../log.ts';
import { askServer } from './ask-server.ts';
import { findFreePort } from './free-port.ts';
import { initCluster, loadPassword, SUPERUSER } from './init-cluster.ts';
import { type Kept, keepRunning, type Running } from './keep-running.ts';
import { type ClusterPlace, placeCluster } from './place-cluster.ts';
import { isLivingPostgres, readPostmaster } from './postmaster-pid.ts';
import { logTail, startServer } from './start-server.ts';
import { stopServer } from './stop-server.ts';

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
  /** Stops the server after the pools are drained, unless another instance uses it. */
  stop(): Promise<void>;
}

const START_MS = 60_000;
const LOOK_AGAIN_MS = 20;
const STARTS_MAX = 8;
const START_AGAIN_MS = 250;

/**
 * Starts the embedded PostgreSQL of a data folder, or adopts the one that is already running there. Never deletes
 * postmaster.pid: only PostgreSQL knows whether it is stale.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  const { log, durable = true } = options;
  const place = await placeCluster(dataDir, log, options.sharedRoot);
  const password = await loadPassword(dataDir);
  await initCluster(place, password, durable);
  const logFile = path.join(dataDir, 'postgres.log');
  const start = async (where: Pick<StartOptions, 'preferredPort' | 'onlyThere'>): Promise<Running> => {
    const running = await findOrStart(place, password, { logFile, durable, ...where });
    const { port, pid, adopted } = running;
    log.info(adopted ? 'Using the PostgreSQL that is running' : 'PostgreSQL started', { port, pid, adopted });
    return running;
  };
  const first = await start({ preferredPort: options.preferredPort, onlyThere: false });
  return describe(
    keepRunning(first, {
      again: () => start({ preferredPort: first.port, onlyThere: true }),
      isStopping: async () => (await readPostmaster(place.clusterFolder))?.isStopping ?? false,
      log,
    }),
    place,
    password,
    log,
  );
}

interface StartOptions {
  readonly logFile: string;
  readonly durable: boolean;
  readonly preferredPort: number | undefined;
  /** A server that runs elsewhere is of no use: there are pools that know the port. */
  readonly onlyThere: boolean;
}

async function findOrStart(place: ClusterPlace, password: string, options: StartOptions): Promise<Running> {
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
      // The port may have been taken, or another instance may have been faster, between looking and starting; or
      // children of a server that was killed have not ended yet.
      if (starts >= STARTS_MAX) break;
      if (starts > 0) await realClock.sleep(START_AGAIN_MS);
      starts += 1;
      const { preferredPort, onlyThere } = options;
      const port =
        onlyThere && preferredPort !== undefined
          ? preferredPort
          : await findFreePort(starts < STARTS_MAX / 2 ? preferredPort : 0);
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

function describe(kept: Kept, place: ClusterPlace, password: string, log: Log): EmbeddedPostgres {
  const { port, adopted } = kept.current();
  const databaseUrl = (name: string): string =>
    `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(name)}`;
  let stopping: Promise<void> | undefined;
  return {
    adminUrl: databaseUrl('postgres'),
    port,
    adopted,
    databaseUrl,
    async ensureDatabase(name) {
      const quoted = pg.escapeIdentifier(name);
      await kept
        .current()
        .keeper.query(`create database ${quoted}`)
        .catch((error: unknown) => {
          const code = error instanceof Error && 'code' in error ? error.code : undefined;
          // It is there, or another instance makes it at this moment.
          if (code !== '42P04' && code !== '23505') throw error;
        });
    },
    stop() {
      stopping ??= kept.letGo().then(() => stopServer(kept.current(), place, log));
      return stopping;
    },
  };
}
