import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db } from '../connect.ts';
import { asResult, queryOf } from '../query-of.ts';
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
  const query = queryOf(async (sql, parameters) => asResult(await raw.query(sql, [...parameters])));
  const pool = { connect: async () => ({ query, release() {} }), end: async () => {} };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
