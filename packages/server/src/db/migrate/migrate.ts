import { type MigrationResultSet, Migrator, sql } from 'kysely';
import type { Db } from '../connect.ts';
import { migrationFiles } from './read-migrations.ts';

export interface MigrationState {
  readonly name: string;
  readonly appliedAtMs: number | null;
}

/** Applies what is missing, under the migrator's lock: of instances that start together, one migrates. */
export async function migrateUp(db: Db): Promise<readonly string[]> {
  return applied(await migratorOf(db).migrateToLatest());
}

/** Applies the migrations up to that one, or all with null, inside the transaction that the caller has begun. */
export async function migrateInTransaction(db: Db, upTo: string | null): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: migrationFiles, disableTransactions: true });
  return applied(await (upTo === null ? migrator.migrateToLatest() : migrator.migrateTo(upTo)));
}

/**
 * Takes the latest migration back. Refused by the migration itself when it would destroy the history of orders,
 * unless `loseHistory` says that this is meant.
 */
export async function migrateDown(
  db: Db,
  options: { readonly loseHistory: boolean },
): Promise<readonly string[]> {
  return db.connection().execute(async (one) => {
    await sql`select set_config('orderwatch.lose_history', ${options.loseHistory ? 'yes' : 'no'}, false)`.execute(
      one,
    );
    try {
      return applied(await migratorOf(one).migrateDown());
    } finally {
      await sql`select set_config('orderwatch.lose_history', 'no', false)`.execute(one);
    }
  });
}

export async function migrationStates(db: Db): Promise<readonly MigrationState[]> {
  const all = await migratorOf(db).getMigrations();
  return all.map(({ name, executedAt }) => ({ name, appliedAtMs: executedAt?.getTime() ?? null }));
}

function migratorOf(db: Db): Migrator {
  return new Migrator({ db, provider: migrationFiles });
}

function applied({ error, results }: MigrationResultSet): readonly string[] {
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName;
    const words = error instanceof Error ? error.message : String(error);
    throw new Error(`Migration ${failed ?? ''} failed and was taken back: ${words}`, { cause: error });
  }
  return (results ?? []).map((result) => result.migrationName);
}
