import type { Db } from '../connect.ts';

const KEY = 'setup_token_sha256';

/** Keeps the hash of a first set-up token; false when there is one already. */
export async function keepFirstSetupToken(db: Db, sha256: string): Promise<boolean> {
  const kept = await db
    .insertInto('installation')
    .values({ key: KEY, value: JSON.stringify(sha256) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  return kept !== undefined;
}

/** Puts another token in its place; the one before is void. */
export async function replaceSetupToken(db: Db, sha256: string): Promise<void> {
  const value = JSON.stringify(sha256);
  await db
    .insertInto('installation')
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** True once for the right token: its hash is overwritten, and the row stays, so that no new token is printed. */
export async function consumeSetupToken(db: Db, sha256: string): Promise<boolean> {
  const used = await db
    .updateTable('installation')
    .set({ value: JSON.stringify('used') })
    .where('key', '=', KEY)
    .where('value', '=', JSON.stringify(sha256))
    .returning('key')
    .executeTakeFirst();
  return used !== undefined;
}
