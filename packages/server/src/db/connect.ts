import { type Clock, realClock } from '@orderwatch/clock';
import {
  Kysely,
  PostgresDialect,
  type PostgresPoolClient,
  type PostgresQueryResult,
  type RawBuilder,
  sql,
} from 'kysely';
import pg from 'pg';
import { createPlanNames, isStalePlan } from './plan-names.ts';
import { asResult, queryOf } from './query-of.ts';
import { CopyBytes, sendCopy } from './send-copy.ts';
import type { Tables } from './tables.ts';
import { toTimestamp, typeParsers } from './type-parsers.ts';

export { toTimestamp } from './type-parsers.ts';
export type Db = Kysely<Tables>;

/** A moment for a comparison in a statement, where Kysely expects what the column reads as. */
export function moment(ms: number): RawBuilder<number> {
  return sql<number>`${toTimestamp(ms)}::timestamptz`;
}

/** Told each statement's text before it is sent, BEGIN and COMMIT included. */
export type StatementCounter = (sql: string) => void;

export interface DatabaseOptions {
  readonly url: string;
  /** Simulated time stands still while a statement or a wait for a connection is under way. */
  readonly clock?: Clock;
  readonly maxConnections?: number;
  readonly statementCounter?: StatementCounter;
  /** Told of connections that broke while idle; the pool replaces them by itself. */
  readonly onIdleError?: (error: Error) => void;
}

export interface Database {
  readonly db: Db;
  readonly pool: HeldPool;
  close(): Promise<void>;
}

interface HeldPool {
  connect(): Promise<PostgresPoolClient>;
  query<R>(sql: string, parameters?: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  end(): Promise<void>;
}

/** The longest that a transaction may sit idle: a holder of a lease that was paused must not block a takeover. */
const IDLE_IN_TRANSACTION_MS = 5_000;
const STATEMENT_MS = 30_000;
const CONNECT_MS = 10_000;

/** Opens a pool. Nothing is connected until the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const clock = options.clock ?? realClock;
  const raw = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    types: typeParsers,
    application_name: 'orderwatch',
    connectionTimeoutMillis: CONNECT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    statement_timeout: STATEMENT_MS,
  });
  // Without a listener, a server that restarts while a connection is idle would end this program.
  raw.on('error', (error) => options.onIdleError?.(error));
  // The same for one that breaks while it is lent out: its statement fails, and says so by itself.
  raw.on('connect', (client) => client.on('error', () => {}));
  const pool = holdTime(raw, clock, options.statementCounter);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  return {
    db,
    pool,
    close() {
      closing ??= pool.end();
      return closing;
    },
  };
}

function holdTime(raw: pg.Pool, clock: Clock, count: StatementCounter | undefined): HeldPool {
  const nameOf = createPlanNames();
  async function connect(): Promise<PostgresPoolClient> {
    const release = clock.hold();
    try {
      return heldClient(await raw.connect(), { clock, count, nameOf });
    } finally {
      release();
    }
  }
  return {
    connect,
    async query<R>(sql: string, parameters: readonly unknown[] = []) {
      const client = await connect();
      try {
        return await client.query<R>(sql, parameters);
      } finally {
        client.release();
      }
    },
    end: () => raw.end(),
  };
}

function heldClient(
  client: pg.PoolClient,
  watch: {
    readonly clock: Clock;
    readonly count: StatementCounter | undefined;
    readonly nameOf: ReturnType<typeof createPlanNames>;
  },
): PostgresPoolClient {
  const { clock, count, nameOf } = watch;
  let hasStalePlan = false;
  async function run<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    count?.(sql);
    const release = clock.hold();
    const [first] = parameters;
    try {
      if (first instanceof CopyBytes) {
        await sendCopy(client, sql, first);
        return { rows: [], rowCount: 0, command: 'SELECT' };
      }
      return asResult<R>(
        await client.query({
          text: sql,
          values: [...parameters],
          name: nameOf(sql, parameters),
        }),
      );
    } catch (error) {
      hasStalePlan ||= isStalePlan(error);
      throw error;
    } finally {
      release();
    }
  }
  return { query: queryOf(run), release: () => client.release(hasStalePlan) };
}
