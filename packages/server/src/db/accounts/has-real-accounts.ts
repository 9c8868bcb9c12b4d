import type { Db } from '../connect.ts';

/** Whether anybody's account at the real broker is looked after here. */
export async function hasRealAccounts(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('broker_accounts')
    .select('id')
    .where('mode', 'in', ['live', 'read-only'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
