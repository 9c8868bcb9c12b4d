import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { type OrderFilter, orderConditions } from './order-filter.ts';

/** How often each stored reason stands at the orders that match; those without any reason are left out. */
export async function countReasons(
  db: Db,
  filter: OrderFilter,
): Promise<readonly { readonly code: string | null; readonly count: number }[]> {
  const { rows } = await sql<{ code: string | null; count: number }>`
    select o.reason_code as code, count(*) as count from orders o
    where ${orderConditions(filter)} and o.reason_text is not null
    group by o.reason_code`.execute(db);
  return rows;
}
