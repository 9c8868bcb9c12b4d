import type { OpenPosition } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** What the account's open positions own: each takes a place in the portfolio, whatever orders brought it. */
export function loadOpenQuantities(db: Db, accountId: string): Promise<readonly OpenPosition[]> {
  return db
    .selectFrom('positions')
    .select(['instrument_key as instrumentKey', 'quantity'])
    .where('account_id', '=', accountId)
    .where('closed_at', 'is', null)
    .execute();
}

/** The symbols of what the account's open positions own, in order. */
export async function loadOpenSymbols(db: Db, accountId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ symbol: string }>`
    select distinct instrument ->> 'symbol' as symbol from positions
    where account_id = ${accountId} and closed_at is null order by 1`.execute(db);
  return rows.map(({ symbol }) => symbol);
}
