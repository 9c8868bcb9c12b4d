import type { Db } from '../connect.ts';

/** Whether somebody has set the installation up: a user who can log in, with an account at a broker. */
export async function hasAccounts(db: Db): Promise<boolean> {
  const row = await db.selectFrom('broker_accounts').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}
