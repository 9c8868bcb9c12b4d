import type { Db } from '../connect.ts';

/** The id of the account's order that has this number of the broker. */
export async function findOrderOfNumber(
  db: Db,
  of: { readonly accountId: string; readonly brokerOrderId: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('attempts')
    .select('order_id')
    .where('account_id', '=', of.accountId)
    .where('broker_order_id', '=', of.brokerOrderId)
    .executeTakeFirst();
  return row?.order_id;
}
