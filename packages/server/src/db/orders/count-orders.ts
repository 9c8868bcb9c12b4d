import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../connect.ts';
import { type OrderFilter, orderConditions } from './order-filter.ts';

export interface OrderCounts {
  readonly groups: readonly { readonly status: string; readonly side: string; readonly count: number }[];
  /** How many wait for a person: unresolved, missing at the broker, or refused for today or later. */
  readonly attention: number;
}

/** Counts all orders that match, by status and side. `today` is an IST day. */
export async function countOrders(db: Db, filter: OrderFilter, today: string): Promise<OrderCounts> {
  const conditions = orderConditions(filter);
  const waits = (condition: RawBuilder<unknown>) =>
    sql`select o.id from orders o where ${conditions} and ${condition}`;
  const [groups, attention] = await Promise.all([
    sql<OrderCounts['groups'][number]>`
      select o.status, o.side, count(*) as count from orders o where ${conditions}
      group by o.status, o.side`.execute(db),
    // Three small sets, each by its own index; an order can be in two of them.
    sql<{ count: number }>`
      select count(*) as count from (
        ${waits(sql`o.status = 'unconfirmed'`)} union ${waits(sql`o.missing_since is not null`)}
        union ${waits(sql`o.status in ('rejected', 'failed') and o.trading_day >= ${today}::date`)}
      ) as waiting`.execute(db),
  ]);
  return { groups: groups.rows, attention: attention.rows[0]?.count ?? 0 };
}
