import type { Db } from '../connect.ts';

/** Every channel that is switched on, of all users, with why its last try failed. */
export async function listEnabledChannels(
  db: Db,
): Promise<readonly { readonly email: string; readonly channel: string; readonly problem: string | null }[]> {
  return db
    .selectFrom('notification_channels as c')
    .innerJoin('users as u', 'u.id', 'c.user_id')
    .select(['u.email', 'c.channel', 'c.problem'])
    .where('c.enabled', '=', true)
    .orderBy('u.email')
    .orderBy('c.channel')
    .execute();
}
