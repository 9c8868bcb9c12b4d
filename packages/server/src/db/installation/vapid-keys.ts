import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../connect.ts';

/** The pair that signs pushes: the public key as browsers are given it, the private one sealed. */
const storedKeys = z.strictObject({
  public_key: z.string(),
  sealed_private_key: z.string(),
  key_version: z.number().int(),
});
export type StoredVapidKeys = z.infer<typeof storedKeys>;

const KEY = 'vapid';

/** The installation's pair; `made` becomes it when there is none yet. Of instances that start together one wins. */
export async function findOrKeepVapidKeys(db: Db, made: () => StoredVapidKeys): Promise<StoredVapidKeys> {
  const known = await findVapidKeys(db);
  if (known) return known;
  await db
    .insertInto('installation')
    .values({ key: KEY, value: JSON.stringify(made()) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const kept = await findVapidKeys(db);
  if (!kept) throw new Error('The keys for web push could not be kept');
  return kept;
}

/** Undefined when none were made yet. */
export async function findVapidKeys(db: Db): Promise<StoredVapidKeys | undefined> {
  const row = await db.selectFrom('installation').select('value').where('key', '=', KEY).executeTakeFirst();
  return row && storedKeys.parse(row.value);
}

/** Puts a pair in the place of the one that was read, unless that has been replaced meanwhile. */
export async function replaceVapidKeys(db: Db, read: StoredVapidKeys, made: StoredVapidKeys): Promise<void> {
  await db
    .updateTable('installation')
    .set({ value: JSON.stringify(made) })
    .where('key', '=', KEY)
    .where(sql`value ->> 'sealed_private_key'`, '=', read.sealed_private_key)
    .execute();
}
