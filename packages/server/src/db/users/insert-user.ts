import type { Db } from '../connect.ts';
import { toTimestamp } from '../connect.ts';

export interface NewUser {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  /** Empty for a user who cannot log in with a password (the demo's). */
  readonly passwordHash: string;
  readonly atMs: number;
}

/** False when that e-mail address is taken. */
export async function insertUser(db: Db, user: NewUser): Promise<boolean> {
  const inserted = await db
    .insertInto('users')
    .values({
      id: user.id,
      email: user.email,
      password_hash: user.passwordHash,
      display_name: user.displayName,
      created_at: toTimestamp(user.atMs),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}
