import type { Db } from '../connect.ts';

/**
 * When each setting was last changed, by its path, as ISO moments. Undefined when there is no such account, or it is somebody
 * else's.
 */
export async function loadSettingsChanged(
  db: Db,
  of: { readonly userId: string; readonly accountId: string },
): Promise<Readonly<Record<string, string>> | undefined> {
  const row = await db
    .selectFrom('broker_accounts')
    .select('settings_changed')
    .where('id', '=', of.accountId)
    .where('user_id', '=', of.userId)
    .executeTakeFirst();
  return row?.settings_changed;
}
