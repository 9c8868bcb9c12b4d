import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { type OrderFilter, orderConditions } from './order-filter.ts';

export interface OrderGroup {
  readonly status: string;
  readonly side: string;
  readonly count: number;
}

/** Counts all orders that match, by status and side. */
export async function countOrders(db: Db, filter: OrderFilter): Promise<readonly OrderGroup[]> {
  const { rows } = await sql<OrderGroup>`
    select o.status, o.side, count(*) as count from orders o where ${orderConditions(filter)}
    group by o.status, o.side`.execute(db);
  return rows;
}
