import type { Db } from '../connect.ts';

export interface ListedUser {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly createdAtMs: number;
  readonly hasSecondFactor: boolean;
}

/** Everybody who can log in with a password, the first one first. */
export async function listUsers(db: Db): Promise<readonly ListedUser[]> {
  const rows = await db
    .selectFrom('users as u')
    .leftJoin('totp_factors as f', 'f.user_id', 'u.id')
    .select(['u.id', 'u.email', 'u.display_name', 'u.created_at', 'f.confirmed_at'])
    .where('u.password_hash', '<>', '')
    .where('u.disabled_at', 'is', null)
    .orderBy('u.created_at')
    .orderBy('u.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    displayName: row.display_name,
    createdAtMs: row.created_at,
    hasSecondFactor: row.confirmed_at !== null,
  }));
}
