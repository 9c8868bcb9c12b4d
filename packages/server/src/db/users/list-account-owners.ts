import type { Db } from '../connect.ts';

/** The users who have an account, first come first. */
export async function listAccountOwners(db: Db): Promise<readonly { id: string; email: string }[]> {
  return db
    .selectFrom('users')
    .select(['id', 'email'])
    .where((row) =>
      row.exists(
        row.selectFrom('broker_accounts').select('broker_accounts.id').whereRef('user_id', '=', 'users.id'),
      ),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
