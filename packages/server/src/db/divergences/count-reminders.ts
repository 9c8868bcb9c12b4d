import type { Db } from '../connect.ts';

/** How often a person was reminded of an order that only he can settle. */
export async function countReminders(db: Db, orderId: string): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('order_id', '=', orderId)
    .where('kind', '=', 'order.still_unconfirmed')
    .executeTakeFirst();
  return row?.count ?? 0;
}
