import { realClock } from '@orderwatch/clock';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { migrateUp, migrationStates } from './migrate.ts';

/** Called with the names of what is about to be applied to a database that is in use; nothing is applied when it throws. */
export type BeforeUpgrade = (pending: readonly string[]) => Promise<void>;

/** Any number that nobody else locks: of instances that start together, one makes the backup. */
const LOCK = 7_203_051;
const TRY_AGAIN_MS = 500;

/** Applies what is missing. A database that has a schema already is backed up first, if `before` says how. */
export async function upgradeSchema(db: Db, before: BeforeUpgrade | null): Promise<readonly string[]> {
  if (before === null || !(await isUpgrade(db))) return migrateUp(db);
  return db.connection().execute(async (one) => {
    await takeTurn(one);
    try {
      const pending = await pendingOf(one);
      if (pending.length > 0) await before(pending);
      return await migrateUp(one);
    } finally {
      await sql`select pg_advisory_unlock(${LOCK})`.execute(one);
    }
  });
}

async function isUpgrade(db: Db): Promise<boolean> {
  const states = await migrationStates(db);
  return (
    states.some(({ appliedAtMs }) => appliedAtMs !== null) &&
    states.some(({ appliedAtMs }) => appliedAtMs === null)
  );
}

async function pendingOf(db: Db): Promise<readonly string[]> {
  return (await migrationStates(db)).flatMap(({ name, appliedAtMs }) => (appliedAtMs === null ? [name] : []));
}

/** Asked for again and again rather than waited for: another's backup may take longer than a statement may. */
async function takeTurn(db: Db): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${LOCK}) as mine`.execute(db);
    if (rows[0]?.mine) return;
    await realClock.sleep(TRY_AGAIN_MS);
  }
}
