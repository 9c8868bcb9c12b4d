import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** A position as a telephone shows it: how many shares, at what price, and what they are offered for. */
export interface OpenPositionRow {
  readonly symbol: string;
  readonly quantity: number;
  /** In paise, rounded; null while the broker has not priced the buys. */
  readonly averagePrice: number | null;
  readonly openedAtMs: number;
  /** In paise; null while no sell is working. */
  readonly sellPrice: number | null;
}

export async function listOpenPositions(
  db: Db,
  userId: string,
  most: number,
): Promise<readonly OpenPositionRow[]> {
  const { rows } = await sql<OpenPositionRow>`
    select p.symbol, p.quantity,
           round(nullif(p.bought_value, 0) * 100 / nullif(p.bought_qty, 0))::bigint as "averagePrice",
           (extract(epoch from p.opened_at) * 1000)::bigint as "openedAtMs",
           (select o.limit_price from orders o
            where o.position_id = p.id and o.side = 'sell' and o.status in ('placing', 'unconfirmed', 'amo', 'pending_execution')
            order by o.created_at desc limit 1) as "sellPrice"
    from positions p where p.user_id = ${userId} and p.closed_at is null
    order by p.opened_at desc, p.id desc limit ${most}`.execute(db);
  return rows;
}
