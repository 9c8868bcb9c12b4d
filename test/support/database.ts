import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { type Database, type DatabaseOptions, openDatabase } from '../../packages/server/src/db/connect.ts';

/** What `postgres.global.ts` hands to the test files. */
declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { readonly adminUrl: string; readonly template: string };
  }
}

export interface TestDatabase extends Database {
  readonly url: string;
  /** Another pool on the same database: a second instance. */
  open(options?: Omit<DatabaseOptions, 'url'>): Database;
  /** Closes every pool and drops the database. */
  close(): Promise<void>;
}

type Options = Omit<DatabaseOptions, 'url'>;

/** A database of one's own with the current schema, cloned from the run's template. */
export function createTestDatabase(options: Options = {}): Promise<TestDatabase> {
  return createDatabase(`template ${inject('postgres').template}`, options);
}

/** A database without any table, for tests of the migrations. */
export function createEmptyDatabase(options: Options = {}): Promise<TestDatabase> {
  return createDatabase('template template0', options);
}

async function createDatabase(origin: string, options: Options): Promise<TestDatabase> {
  const { adminUrl } = inject('postgres');
  const name = `test_${randomBytes(8).toString('hex')}`;
  // A third faster than through the log, and a run makes a thousand of them.
  await asAdmin(adminUrl, `create database ${name} ${origin} strategy file_copy`);
  const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).toString();
  const first = openDatabase({ ...options, url });
  const pools: Database[] = [first];
  return {
    ...first,
    url,
    open(more = {}) {
      const pool = openDatabase({ ...more, url });
      pools.push(pool);
      return pool;
    },
    async close() {
      await Promise.all(pools.map((pool) => pool.close()));
      await asAdmin(adminUrl, `drop database ${name} with (force)`);
    },
  };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const { pool, close } = openDatabase({ url, maxConnections: 1 });
  try {
    await pool.query(statement);
  } finally {
    await close();
  }
}
