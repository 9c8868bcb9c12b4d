import type { LocalOrder } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import type { Json } from '../tables.ts';
import { localColumns } from './load-book.ts';
import { type LocalRow, localFromRow } from './local-from-row.ts';

export interface OrderLife extends LocalOrder {
  /** The recommendation behind it, as it was read. */
  readonly recommendation: Json | null;
}

/** One order with all its attempts, commands and fills. Undefined when the account has no such order. */
export async function findOrderLife(
  db: Db,
  { accountId, orderId }: { readonly accountId: string; readonly orderId: string },
): Promise<OrderLife | undefined> {
  const { rows } = await sql<{ life: LocalRow; recommendation: Json | null }>`
    select row_to_json(r) as life, (select recommendation from orders where id = ${orderId}) as recommendation
    from (
      select ${localColumns(0)} from orders o where o.account_id = ${accountId} and o.id = ${orderId}
    ) r`.execute(db);
  const row = rows[0];
  return row && { ...localFromRow(row.life), recommendation: row.recommendation };
}
