import { sql } from 'kysely';
import type { Db } from '../connect.ts';

export interface StoredUser {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash: string;
}

/** A user who is not disabled, by e-mail address in any case. */
export async function findUserByEmail(db: Db, email: string): Promise<StoredUser | undefined> {
  return selectUser(db).where(sql<boolean>`lower(email) = lower(${email})`).executeTakeFirst();
}

export async function findUser(db: Db, id: string): Promise<StoredUser | undefined> {
  return selectUser(db).where('id', '=', id).executeTakeFirst();
}

/** Whether anybody can log in: until then the set-up token makes the first user. */
export async function hasUserWithPassword(db: Db): Promise<boolean> {
  const found = await db
    .selectFrom('users')
    .select('id')
    .where('password_hash', '<>', '')
    .where('disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

function selectUser(db: Db) {
  return db
    .selectFrom('users')
    .select(['id', 'email', 'display_name as displayName', 'password_hash as passwordHash'])
    .where('disabled_at', 'is', null);
}
