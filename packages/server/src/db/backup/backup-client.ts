import { Kysely, type PostgresCursor, PostgresDialect, type PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { asCommand, type Db } from '../connect.ts';
import type { Tables } from '../tables.ts';
import { typeParsers } from '../type-parsers.ts';

/** One connection, for statements and for COPY in the same transaction. */
export interface BackupClient {
  readonly raw: pg.Client;
  readonly db: Db;
  close(): Promise<void>;
}

/**
 * Rows are compared as text, so that text must not depend on how a server or a user is set up. Rows that the user may not
 * see are a fault, not left out in silence.
 */
const SESSION = `
  set datestyle to 'ISO, MDY';
  set intervalstyle to 'postgres';
  set extra_float_digits to 3;
  set bytea_output to 'hex';
  set timezone to 'UTC';
  set row_security to off;
  set statement_timeout to 0;
  set idle_in_transaction_session_timeout to 0;`;

/** Told apart from the connections of a running service, which a restore must not work beside. */
export const BACKUP_NAME = 'orderwatch-backup';

export async function openBackupClient(url: string): Promise<BackupClient> {
  const raw = new pg.Client({ connectionString: url, types: typeParsers, application_name: BACKUP_NAME });
  // A connection that breaks fails the statement under way, which says so by itself.
  raw.on('error', () => {});
  await raw.connect();
  await raw.query(SESSION);
  return { raw, db: onOneConnection(raw), close: () => raw.end() };
}

function onOneConnection(raw: pg.Client): Db {
  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    sql: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof sql !== 'string') throw new Error('Cursors are not used here');
    return run<R>(sql, parameters);
  }
  async function run<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    // A text of several statements answers with a list, in which nobody is interested.
    const { command, rowCount, rows } = await raw.query(sql, [...parameters]);
    return { command: asCommand(command), rowCount: rowCount ?? 0, rows: rows ?? [] };
  }
  const pool = { connect: async () => ({ query, release() {} }), end: async () => {} };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
