import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/**
 * Sets the password's hash and ends every session of the user but the one that is named. False when there is no such
 * user.
 */
export async function changePassword(
  db: Db,
  userId: string,
  passwordHash: string,
  keptSessionId: string | null = null,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with ended as (
      delete from web_sessions where user_id = ${userId} and id is distinct from ${keptSessionId}::text
    )
    update users set password_hash = ${passwordHash} where id = ${userId} returning id`.execute(db);
  return rows.length > 0;
}

/** Replaces the hash of the same password by one of the present cost. */
export async function rehashPassword(db: Db, userId: string, before: string, after: string): Promise<void> {
  await db
    .updateTable('users')
    .set({ password_hash: after })
    .where('id', '=', userId)
    .where('password_hash', '=', before)
    .execute();
}
