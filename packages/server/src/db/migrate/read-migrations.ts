import { readdir, readFile } from 'node:fs/promises';
import { type Kysely, type Migration, type MigrationProvider, sql } from 'kysely';

const FOLDER = new URL('../migrations/', import.meta.url);
/** A migration that cannot get its locks gives up soon, instead of blocking everybody behind it. */
const LOCK_MS = 2_000;

/** Each migration is a pair of SQL files, `NNNN-name.up.sql` and `NNNN-name.down.sql`, applied in order of name. */
export const migrationFiles: MigrationProvider = {
  async getMigrations() {
    const files = await readdir(FOLDER);
    const names = files.flatMap((file) =>
      file.endsWith('.up.sql') ? [file.slice(0, -'.up.sql'.length)] : [],
    );
    const entries = await Promise.all(
      names.sort().map(async (name) => [name, await readPair(name)] as const),
    );
    return Object.fromEntries(entries);
  },
};

async function readPair(name: string): Promise<Migration> {
  const [up, down] = await Promise.all(
    ['up', 'down'].map((way) => readFile(new URL(`${name}.${way}.sql`, FOLDER), 'utf8')),
  );
  return { up: (db) => apply(db, up ?? ''), down: (db) => apply(db, down ?? '') };
}

async function apply(db: Kysely<unknown>, text: string): Promise<void> {
  await sql`select set_config('lock_timeout', ${`${LOCK_MS}ms`}, true)`.execute(db);
  await sql.raw(text).execute(db);
}
