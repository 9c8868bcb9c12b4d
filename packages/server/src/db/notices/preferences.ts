import type { NoticePreferences } from '@orderwatch/core';
import { sql } from 'kysely';
import { readPreferences } from '../../notices/read-preferences.ts';
import { type Db, toTimestamp } from '../connect.ts';

export async function loadPreferences(db: Db, userId: string): Promise<NoticePreferences> {
  const row = await db
    .selectFrom('notification_preferences')
    .select('preferences')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return readPreferences(row?.preferences ?? null);
}

/**
 * Changes what a user has chosen, and lets what waits for the end of his quiet hours be decided anew: a preference takes
 * effect at once. `change` is given what stands there, under its lock.
 */
export async function changePreferences(
  db: Db,
  userId: string,
  atMs: number,
  change: (before: NoticePreferences) => NoticePreferences,
): Promise<NoticePreferences> {
  return db.transaction().execute(async (trx) => {
    await sql`
      insert into notification_preferences (user_id, preferences, updated_at)
      values (${userId}, '{}', ${toTimestamp(atMs)}) on conflict (user_id) do nothing`.execute(trx);
    const row = await trx
      .selectFrom('notification_preferences')
      .select('preferences')
      .where('user_id', '=', userId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const after = change(readPreferences(row.preferences));
    await trx
      .updateTable('notification_preferences')
      .set({ preferences: JSON.stringify(after), updated_at: toTimestamp(atMs) })
      .where('user_id', '=', userId)
      .execute();
    await trx
      .updateTable('notice_deliveries')
      .set({ due_at: toTimestamp(atMs) })
      .where('user_id', '=', userId)
      .where('state', '=', 'deferred')
      .execute();
    return after;
  });
}
