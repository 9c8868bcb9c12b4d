import { type AccountId, importedOrderId, toId } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** Those of the numbers (or ids of ours) that belong to orders of the account which nobody else placed. */
export async function findOwnNumbers(
  db: Db,
  accountId: AccountId,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set();
  // A number that is none of the broker's stands in the id of its order alone.
  const numberOf = new Map(numbers.map((number) => [importedOrderId(accountId, `n:${number}`), number]));
  const { rows } = await sql<{ number: string | null; id: string }>`
    select t.broker_order_id as number, o.id from attempts t join orders o on o.id = t.order_id
    where t.account_id = ${accountId} and t.broker_order_id = any(${numbers}::text[])
      and (o.origin <> 'external' or o.managed)
    union all
    select null, id from orders
    where account_id = ${accountId} and id = any(${[...numbers, ...numberOf.keys()]}::text[])`.execute(db);
  return new Set(rows.map(({ number, id }) => number ?? numberOf.get(toId('ord', id)) ?? id));
}
