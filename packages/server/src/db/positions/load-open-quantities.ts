import type { OpenPosition } from '@orderwatch/core';
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
