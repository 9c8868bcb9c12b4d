import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { ORDER_COLUMNS, type OrderRow } from './order-row.ts';

/** Undefined when there is no such order, or it is somebody else's. */
export async function findOrder(
  db: Db,
  of: { readonly userId: string; readonly orderId: string },
): Promise<OrderRow | undefined> {
  const { rows } = await sql<OrderRow>`
    select ${ORDER_COLUMNS} from orders o where o.id = ${of.orderId} and o.user_id = ${of.userId}`.execute(
    db,
  );
  return rows[0];
}
