import type { Db } from '../connect.ts';

/** How one sending of an order stands. */
export async function findAttempt(
  db: Db,
  attemptId: string,
): Promise<{ readonly state: string; readonly sentAtMs: number | null } | undefined> {
  return db
    .selectFrom('attempts')
    .select(['state', 'sent_at as sentAtMs'])
    .where('id', '=', attemptId)
    .executeTakeFirst();
}
