import { type RawBuilder, sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';
import { loadNotices, type StoredNotice } from './load-notices.ts';

export interface FeedFilter {
  readonly userId: string;
  readonly kinds?: readonly string[] | undefined;
  readonly unread?: boolean | undefined;
  readonly orderId?: string | undefined;
  readonly accountId?: string | undefined;
}

/** Up to here a total is exact. */
const TOTAL_MAX = 10_000;

export interface FeedPage {
  readonly notices: readonly StoredNotice[];
  readonly total: number;
}

/** One page of a user's feed, newest first, and how many there are. */
export async function listFeed(
  db: Db,
  wish: { readonly filter: FeedFilter; readonly limit: number; readonly offset: number },
): Promise<FeedPage> {
  const condition = conditionOf(wish.filter);
  const [ids, counted] = await Promise.all([
    sql<{ id: string }>`
      select n.id from notices n where ${condition}
      order by n.created_at desc, n.id desc limit ${wish.limit} offset ${wish.offset}`.execute(db),
    sql<{ count: number }>`
      select count(*) as count from (select 1 from notices n where ${condition} limit ${TOTAL_MAX}) as found`.execute(
      db,
    ),
  ]);
  const order = ids.rows.map(({ id }) => id);
  const loaded = new Map((await loadNotices(db, order)).map((notice) => [notice.id, notice]));
  return { notices: order.flatMap((id) => loaded.get(id) ?? []), total: counted.rows[0]?.count ?? 0 };
}

function conditionOf({ userId, kinds, unread, orderId, accountId }: FeedFilter): RawBuilder<boolean> {
  const conditions = [sql`n.user_id = ${userId} and n.in_feed`];
  if (kinds !== undefined) conditions.push(sql`n.kind = any(${kinds}::text[])`);
  if (unread !== undefined) conditions.push(unread ? sql`n.read_at is null` : sql`n.read_at is not null`);
  if (orderId !== undefined) conditions.push(sql`n.order_id = ${orderId}`);
  if (accountId !== undefined) conditions.push(sql`n.account_id = ${accountId}`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

export async function countUnread(db: Db, userId: string): Promise<number> {
  const row = await db
    .selectFrom('notices')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('in_feed', '=', true)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** False when the user has no such notice. One that was read keeps the time at which it was. */
export async function markRead(
  db: Db,
  { userId, noticeId }: { readonly userId: string; readonly noticeId: string },
  atMs: number,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update notices set read_at = coalesce(read_at, ${toTimestamp(atMs)}::timestamptz)
    where id = ${noticeId} and user_id = ${userId} and in_feed returning id`.execute(db);
  return rows.length > 0;
}

/** Marks everything read that had been told by a moment: what came meanwhile was not seen. Answers how many there were. */
export async function markAllRead(db: Db, userId: string, upToMs: number, atMs: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update notices set read_at = ${toTimestamp(atMs)}::timestamptz
    where user_id = ${userId} and in_feed and read_at is null and created_at <= ${toTimestamp(upToMs)}::timestamptz
    returning id`.execute(db);
  return rows.length;
}
