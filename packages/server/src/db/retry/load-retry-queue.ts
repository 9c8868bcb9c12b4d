import { paise, type QueuedOrder, toId } from '@orderwatch/core';
import type { Db } from '../connect.ts';
import type { Json } from '../tables.ts';

export interface QueueEntry extends Omit<QueuedOrder, 'priority'> {
  /** The recommendation behind it, as it was read. */
  readonly recommendation: Json | null;
}

/** The account's retry queue, in no order. */
export async function loadRetryQueue(db: Db, accountId: string): Promise<readonly QueueEntry[]> {
  const rows = await db
    .selectFrom('orders')
    .select([
      'id',
      'first_failed_at',
      'required_cash',
      'available_cash',
      'shortfall',
      'recommendation',
      'retry_place',
    ])
    .where('account_id', '=', accountId)
    .where('status', '=', 'retry_pending')
    .where('side', '=', 'buy')
    .execute();
  return rows.map((row) => ({
    id: toId('ord', row.id),
    firstFailedAtMs: row.first_failed_at,
    requiredCash: amount(row.required_cash),
    availableCash: amount(row.available_cash),
    shortfall: amount(row.shortfall),
    recommendation: row.recommendation,
    retryPlace: row.retry_place,
  }));
}

const amount = (value: number | null) => (value === null ? null : paise(value));
