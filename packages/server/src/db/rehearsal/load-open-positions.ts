import { sql } from 'kysely';
import type { Db } from '../connect.ts';

export interface OpenPosition {
  readonly symbol: string;
  readonly quantity: number;
  /** Why it has no sell of ours, by its code. */
  readonly reason: string | null;
  /** Sells of it that work or may work, of the system or of a person here. */
  readonly working: number;
  /** How much of it they offer. */
  readonly offered: number;
}

/** The open positions of an account with what is on sale of them. */
export async function loadOpenPositions(db: Db, accountId: string): Promise<readonly OpenPosition[]> {
  const { rows } = await sql<OpenPosition>`
    select p.symbol, p.quantity, p.no_sell_reason ->> 'code' as reason,
      count(o.id)::int as working, coalesce(sum(o.quantity - o.execution_qty), 0)::int as offered
    from positions p
    left join orders o on o.account_id = p.account_id and o.instrument_key = p.instrument_key
      and o.side = 'sell' and o.origin in ('system', 'manual')
      and o.status in ('placing', 'unconfirmed', 'amo', 'pending_execution')
    where p.account_id = ${accountId} and p.closed_at is null
    group by p.id order by p.symbol`.execute(db);
  return rows;
}
