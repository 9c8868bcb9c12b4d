import { sql, type Transaction } from 'kysely';
import type { Tables } from '../tables.ts';
import type { MovedNumber } from './change-set.ts';
import { StaleRows } from './write-changes.ts';

/**
 * Takes a broker's number from one attempt, so that the statement behind it may give it to another: a number stands once.
 * Its executions go along.
 */
export async function moveNumber(
  trx: Transaction<Tables>,
  accountId: string,
  { brokerOrderId, fromAttemptId, toAttemptId }: MovedNumber,
): Promise<void> {
  const freed = await trx
    .updateTable('attempts')
    .set({ broker_order_id: null })
    .where('id', '=', fromAttemptId)
    .where('account_id', '=', accountId)
    .where('broker_order_id', '=', brokerOrderId)
    .executeTakeFirst();
  if (freed.numUpdatedRows !== 1n) throw new StaleRows(`The number ${brokerOrderId} stands elsewhere now`);
  await sql`
    update fills f set order_id = t.order_id, attempt_id = t.id
    from attempts t
    where t.id = ${toAttemptId} and f.account_id = ${accountId} and f.broker_order_id = ${brokerOrderId}`.execute(
    trx,
  );
}
