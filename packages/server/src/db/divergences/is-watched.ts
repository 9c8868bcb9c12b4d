import type { Db } from '../connect.ts';

/** Whether an instance has ever acted for the account. One that nobody has taken yet has no book of ours. */
export async function isWatched(db: Db, accountId: string): Promise<boolean> {
  const head = await db
    .selectFrom('account_heads')
    .select('account_id')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return head !== undefined;
}
