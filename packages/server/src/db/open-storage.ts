import pg from 'pg';
import type { Config } from '../config/config.ts';
import type { Log } from '../log.ts';
import { type DatabaseOptions, openDatabase } from './connect.ts';
import { type BeforeUpgrade, upgradeSchema } from './migrate/upgrade-schema.ts';
import { type EmbeddedPostgres, startPostgres } from './supervisor/start-postgres.ts';
import { waitForDatabase } from './wait-for-database.ts';

/** Where the databases are: the embedded PostgreSQL, or the one that `DATABASE_URL` names. */
export interface Storage {
  /** The URL of the main database, made when it is missing, with whatever schema it has. */
  locate(): Promise<string>;
  /** The URL of a migrated database. A suffix names one beside the main one, made when it is missing. */
  prepare(suffix?: string): Promise<string>;
  /** Removes a database that was made with a suffix. */
  drop(suffix: string): Promise<void>;
  /** After every pool is closed. */
  close(): Promise<void>;
}

const NAME = 'orderwatch';

/** What to do before the schema of the main database at that URL is changed; null for nothing. */
type Guard = ((url: string) => BeforeUpgrade) | null;

export async function openStorage(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  log: Log,
  beforeUpgrade: Guard,
): Promise<Storage> {
  return config.databaseUrl === null
    ? storageOn(await startPostgres({ dataDir: config.dataDir, log }), beforeUpgrade)
    : external(config.databaseUrl, log, beforeUpgrade);
}

/** The databases of an embedded PostgreSQL that has been started. */
export function storageOn(server: EmbeddedPostgres, beforeUpgrade: Guard = null): Storage {
  const nameOf = (suffix?: string): string => (suffix ? `${NAME}_${suffix}` : NAME);
  return {
    async locate() {
      await server.ensureDatabase(NAME);
      return server.databaseUrl(NAME);
    },
    async prepare(suffix) {
      await server.ensureDatabase(nameOf(suffix));
      return migrated(server.databaseUrl(nameOf(suffix)), suffix === undefined ? beforeUpgrade : null);
    },
    drop: (suffix) => runAsAdmin(server.adminUrl, `drop database if exists "${nameOf(suffix)}" with (force)`),
    close: () => server.stop(),
  };
}

function external(databaseUrl: string, log: Log, beforeUpgrade: Guard): Storage {
  const nameOf = (suffix: string): string =>
    `${decodeURIComponent(new URL(databaseUrl).pathname.slice(1))}_${suffix}`;
  return {
    locate: async () => databaseUrl,
    async prepare(suffix) {
      await waitForDatabase(databaseUrl, log);
      if (suffix === undefined) return migrated(databaseUrl, beforeUpgrade);
      const name = nameOf(suffix);
      await runAsAdmin(databaseUrl, `create database "${name}"`).catch((error: unknown) => {
        if (isPgError(error, '42P04')) return;
        if (!isPgError(error, '42501')) throw error;
        throw new Error(
          `The demo and rehearsals need a database of their own, and the user of DATABASE_URL may not create "${name}". Create it, or grant CREATEDB.`,
        );
      });
      return migrated(
        Object.assign(new URL(databaseUrl), { pathname: `/${encodeURIComponent(name)}` }).toString(),
        null,
      );
    },
    drop: (suffix) => runAsAdmin(databaseUrl, `drop database if exists "${nameOf(suffix)}" with (force)`),
    close: async () => {},
  };
}

async function migrated(url: string, beforeUpgrade: Guard): Promise<string> {
  const options: DatabaseOptions = { url, maxConnections: 1 };
  const database = openDatabase(options);
  try {
    await upgradeSchema(database.db, beforeUpgrade?.(url) ?? null);
  } finally {
    await database.close();
  }
  return url;
}

async function runAsAdmin(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}

function isPgError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
