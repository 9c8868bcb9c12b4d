import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import type { EventsTable } from '../tables/orders.ts';
import type { Json } from '../tables.ts';

export interface EventRow {
  readonly id: string;
  readonly account_id: string;
  readonly seq: number;
  readonly order_id: string | null;
  readonly attempt_id: string | null;
  readonly kind: string;
  readonly actor: EventsTable['actor'];
  readonly source: string;
  readonly at: number;
  readonly body: Json;
  readonly evidence_id: string | null;
}

/** The history of one order, in the order in which it was learned. The caller has checked whose order it is. */
export async function listOrderEvents(db: Db, orderId: string): Promise<readonly EventRow[]> {
  return db
    .selectFrom('events')
    .select([
      'id',
      'account_id',
      'seq',
      'order_id',
      'attempt_id',
      'kind',
      'actor',
      'source',
      'at',
      'body',
      'evidence_id',
    ])
    .where('order_id', '=', orderId)
    .orderBy('seq')
    .execute();
}

export interface ChangeRow {
  readonly account_id: string;
  readonly seq: number;
  readonly order_id: string | null;
  readonly kind: string;
  readonly actor: EventsTable['actor'];
  readonly at: number;
}

/** What happened in a user's accounts after the sequence numbers given per account; accounts not named count from 0. */
export async function listChangesAfter(
  db: Db,
  ask: { readonly userId: string; readonly after: ReadonlyMap<string, number>; readonly limit: number },
): Promise<readonly ChangeRow[]> {
  const accounts = [...ask.after.keys()];
  const seqs = accounts.map((account) => ask.after.get(account) ?? 0);
  const { rows } = await sql<ChangeRow>`
    select e.account_id, e.seq, e.order_id, e.kind, e.actor, e.at
    from broker_accounts a
    left join unnest(${accounts}::text[], ${seqs}::bigint[]) as known (account_id, seq) on known.account_id = a.id
    join events e on e.account_id = a.id and e.seq > coalesce(known.seq, 0)
    where a.user_id = ${ask.userId}
    order by e.account_id, e.seq
    limit ${ask.limit}`.execute(db);
  return rows;
}

/** The latest sequence number of each of a user's accounts. */
export async function loadHeads(db: Db, userId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('broker_accounts as a')
    .leftJoin('account_heads as h', 'h.account_id', 'a.id')
    .select(['a.id', 'h.event_seq as seq'])
    .where('a.user_id', '=', userId)
    .execute();
  return new Map(rows.map(({ id, seq }) => [id, seq ?? 0]));
}
