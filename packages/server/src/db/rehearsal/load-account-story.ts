import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { POSITION_COLUMNS, type PositionRow } from '../positions/position-from-row.ts';

/** Everything the database says of an account's orders, positions and events, oldest first. */
export async function loadAccountStory(db: Db, accountId: string) {
  const [orders, attempts, events, fills, notices, positions] = await Promise.all([
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
      .select(['id', 'seq', 'order_id', 'kind', 'actor', 'source', 'at', 'evidence_id'])
      .select(sql<string | null>`body ->> 'positionId'`.as('position_id'))
      .where('account_id', '=', accountId)
      .orderBy('seq')
      .execute(),
    db
      .selectFrom('fills')
      .select(['order_id', 'broker_order_id', 'quantity', 'value', 'position_id'])
      .where('account_id', '=', accountId)
      .where('superseded_at', 'is', null)
      .orderBy('learned_at')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('notices')
      .select(['id', 'event_id', 'kind', 'subject', 'version', 'order_id'])
      .where('account_id', '=', accountId)
      .orderBy('event_seq')
      .orderBy('kind')
      .execute(),
    sql<PositionRow>`
      select ${POSITION_COLUMNS} from positions p
      where p.account_id = ${accountId} order by p.opened_at, p.id`.execute(db),
  ]);
  return { orders, attempts, events, fills, notices, positions: positions.rows };
}

export type AccountStory = Awaited<ReturnType<typeof loadAccountStory>>;
