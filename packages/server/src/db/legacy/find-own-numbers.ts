import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** Those of the numbers (or ids of ours) that belong to orders of the account which nobody else placed. */
export async function findOwnNumbers(
  db: Db,
  accountId: string,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set();
  const { rows } = await sql<{ number: string }>`
    select t.broker_order_id as number from attempts t join orders o on o.id = t.order_id
    where t.account_id = ${accountId} and t.broker_order_id = any(${numbers}::text[])
      and (o.origin <> 'external' or o.managed)
    union
    select id from orders where account_id = ${accountId} and id = any(${numbers}::text[])
    union
    select r.original ->> 'order_id' from legacy_rows r
    where r.account_id = ${accountId} and r.order_id is not null and r.original ->> 'order_id' = any(${numbers}::text[])
      and r.kind = 'pending_orders'`.execute(db);
  return new Set(rows.map(({ number }) => number));
}
