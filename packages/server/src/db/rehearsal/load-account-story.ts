import type { Db } from '../connect.ts';

/** Everything the database says of an account's orders, attempts and events, oldest first. */
export async function loadAccountStory(db: Db, accountId: string) {
  const [orders, attempts, events] = await Promise.all([
    db
      .selectFrom('orders')
      .selectAll()
      .where('account_id', '=', accountId)
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('attempts')
      .select(['id', 'order_id', 'client_tag', 'broker_order_id', 'state', 'filled_qty'])
      .where('account_id', '=', accountId)
      .orderBy('order_id')
      .orderBy('number')
      .execute(),
    db
      .selectFrom('events')
      .select(['seq', 'order_id', 'kind', 'actor', 'source', 'at', 'evidence_id'])
      .where('account_id', '=', accountId)
      .orderBy('seq')
      .execute(),
  ]);
  return { orders, attempts, events };
}

export type AccountStory = Awaited<ReturnType<typeof loadAccountStory>>;
