import { ORDER_STATUSES } from '@orderwatch/core';
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
  return isOfAllYears(filter) ? countAll(db, filter) : countSome(db, filter);
}

/** Whether nothing but the account narrows it, so that it grows with the years. */
function isOfAllYears({ userId, accountId, ...others }: OrderFilter): boolean {
  return Object.values(others).every((value) => value === undefined);
}

/**
 * The page asks for these counts every second while something happens. Status by status they come from an index alone,
 * without a look at a row and without gathering groups, which over years is most of the work.
 */
async function countAll(db: Db, filter: OrderFilter): Promise<readonly OrderGroup[]> {
  const { rows } = await sql<{ status: string; buy: number; sell: number }>`
    select s.status, c.buy, c.sell
    from unnest(${[...ORDER_STATUSES]}::text[]) as s (status)
    cross join lateral (
      select count(*) filter (where o.side = 'buy') as buy, count(*) filter (where o.side = 'sell') as sell
      from orders o where ${orderConditions(filter)} and o.status = s.status
    ) c`.execute(db);
  return rows
    .flatMap(({ status, buy, sell }) => [
      { status, side: 'buy', count: buy },
      { status, side: 'sell', count: sell },
    ])
    .filter(({ count }) => count > 0);
}

async function countSome(db: Db, filter: OrderFilter): Promise<readonly OrderGroup[]> {
  const { rows } = await sql<OrderGroup>`
    select o.status, o.side, count(*) as count from orders o where ${orderConditions(filter)}
    group by o.status, o.side`.execute(db);
  return rows;
}
