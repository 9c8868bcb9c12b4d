import type { Db } from '../connect.ts';
import type { Json } from '../tables.ts';

/**
 * Label and settings as they are, held until the transaction ends: of two changes at once the second is made on what the
 * first has left. Undefined when there is no such account, or it is somebody else's.
 */
export async function lockSettings(
  tx: Db,
  of: { readonly userId: string; readonly accountId: string },
): Promise<{ readonly label: string; readonly settings: Json } | undefined> {
  return tx
    .selectFrom('broker_accounts')
    .select(['label', 'settings'])
    .where('id', '=', of.accountId)
    .where('user_id', '=', of.userId)
    .forUpdate()
    .executeTakeFirst();
}
