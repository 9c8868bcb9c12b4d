import type { Db } from '../connect.ts';

/** The account's orders of a trading day, or an earlier one, that the broker has or may have. */
export async function listOpenOrdersOf(
  db: Db,
  of: { readonly accountId: string; readonly day: string },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('orders')
    .select('id')
    .where('account_id', '=', of.accountId)
    .where('status', 'in', ['placing', 'unconfirmed', 'amo', 'pending_execution'])
    .where('trading_day', '<=', of.day)
    .orderBy('created_at')
    .execute();
  return rows.map(({ id }) => id);
}
