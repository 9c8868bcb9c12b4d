import type { Db } from '../connect.ts';

/** The last trading day that a complete reading after its end has closed; null before the first. */
export async function loadSealedDay(db: Db, accountId: string): Promise<string | null> {
  const head = await db
    .selectFrom('account_heads')
    .select('sealed_day')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return head?.sealed_day ?? null;
}
