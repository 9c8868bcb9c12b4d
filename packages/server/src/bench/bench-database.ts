import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Database, openDatabase } from '../db/connect.ts';
import { migrateUp } from '../db/migrate/migrate.ts';
import { startPostgres } from '../db/supervisor/start-postgres.ts';
import { silentLog } from '../log.ts';

export interface BenchDatabase extends Database {
  /** Every statement's text since this was last emptied, BEGIN and COMMIT included. */
  readonly statements: string[];
}

export interface BenchCluster {
  readonly folder: string;
  /** A new database of its own, with the current schema. */
  open(name: string): Promise<BenchDatabase>;
  databaseUrl(name: string): string;
  /** Closes what is open and ends the server. */
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  /** Ends the server and removes everything. */
  remove(): Promise<void>;
}

const PREFIX = 'orderwatch-bench-';

/** A PostgreSQL of the product's own kind, as durable as in life, in a folder that goes away afterwards. */
export async function startCluster(): Promise<BenchCluster> {
  const folder = await mkdtemp(path.join(tmpdir(), PREFIX));
  // As root the server runs as somebody else, who must be able to reach it.
  await chmod(folder, 0o755);
  const start = () => startPostgres({ dataDir: folder, log: silentLog });
  let server = await start();
  let opened: Database[] = [];
  async function stopServer(): Promise<void> {
    await Promise.all(opened.map((database) => database.close()));
    opened = [];
    await server.stop();
  }
  return {
    folder,
    databaseUrl: (name) => server.databaseUrl(name),
    stopServer,
    async startServer() {
      server = await start();
    },
    async open(name) {
      await server.ensureDatabase(name);
      const statements: string[] = [];
      const database = openDatabase({
        url: server.databaseUrl(name),
        statementCounter: (sql) => statements.push(sql),
      });
      opened.push(database);
      await migrateUp(database.db);
      statements.length = 0;
      return { ...database, statements };
    },
    async remove() {
      await stopServer();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
