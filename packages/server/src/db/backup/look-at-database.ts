import { sql } from 'kysely';
import type { Db } from '../connect.ts';

export interface DatabaseFacts {
  readonly postgres: string;
  /** By name, oldest first; empty before the first start. */
  readonly migrations: readonly string[];
  readonly users: number;
  readonly accounts: number;
  /** Connections of a service that uses this database now, other than ours. */
  readonly connections: number;
}

/** What a restore must know before it touches anything. Changes nothing. */
export async function lookAtDatabase(db: Db): Promise<DatabaseFacts> {
  const { rows } = await sql<{ postgres: string; connections: number; made: boolean; used: boolean }>`
    select current_setting('server_version') as postgres,
      (select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and application_name = 'orderwatch') as connections,
      to_regclass('kysely_migration') is not null as made,
      to_regclass('broker_accounts') is not null as used`.execute(db);
  const { postgres = '', connections = 0, made = false, used = false } = rows[0] ?? {};
  const migrations = made
    ? (await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)).rows
    : [];
  const counted = used
    ? (
        await sql<{ users: number; accounts: number }>`
          select (select count(*) from users) as users, (select count(*) from broker_accounts) as accounts`.execute(
          db,
        )
      ).rows[0]
    : undefined;
  return {
    postgres,
    connections,
    migrations: migrations.map(({ name }) => name),
    users: counted?.users ?? 0,
    accounts: counted?.accounts ?? 0,
  };
}
