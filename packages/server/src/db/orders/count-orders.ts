import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { type OrderFilter, orderConditions } from './order-filter.ts';

export interface OrderCount {
  readonly status: string;
  readonly side: string;
  readonly count: number;
  /** Of these, how many wait for a person: unresolved, missing at the broker, or refused for today or later. */
  readonly attention: number;
}

/** By status and side, of all orders that match. `today` is an IST day. */
export async function countOrders(
  db: Db,
  filter: OrderFilter,
  today: string,
): Promise<readonly OrderCount[]> {
  const { rows } = await sql<OrderCount>`
    select o.status, o.side, count(*) as count,
      count(*) filter (where o.status = 'unconfirmed' or o.missing_since is not null
        or (o.status in ('rejected', 'failed') and o.trading_day >= ${today}::date)) as attention
    from orders o where ${orderConditions(filter)}
    group by o.status, o.side`.execute(db);
  return rows;
}
