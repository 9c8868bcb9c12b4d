import { NEEDS_ON_ITS_DAY, NEEDS_UNTIL_SETTLED, type NeedFacts, type OrderStatus } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { dayNumber } from '../cycle/records.ts';

export type OwnNeedFacts = Omit<NeedFacts, 'divergence'>;

/**
 * By order id, the orders of a user that may need a person by their own row alone; `today` is an IST day. Three small sets,
 * each by its own index; an order can be in two of them.
 */
export async function loadNeedFacts(
  db: Db,
  of: { readonly userId: string; readonly today: string },
): Promise<ReadonlyMap<string, OwnNeedFacts>> {
  const ofUser = sql`
    select o.id, o.status, o.trading_day, o.missing_since from orders o where o.user_id = ${of.userId}`;
  const { rows } = await sql<{
    id: string;
    status: OrderStatus;
    trading_day: string;
    missing_since: number | null;
  }>`
    ${ofUser} and o.status = any(${[...NEEDS_UNTIL_SETTLED]}::text[])
    union ${ofUser} and o.missing_since is not null
    union ${ofUser} and o.status = any(${[...NEEDS_ON_ITS_DAY]}::text[]) and o.trading_day >= ${of.today}::date`.execute(
    db,
  );
  return new Map(
    rows.map(({ id, status, trading_day, missing_since }) => [
      id,
      { status, tradingDay: dayNumber(trading_day), missingSinceMs: missing_since },
    ]),
  );
}
