import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';
import type { EventRow } from './list-events.ts';

/** Beyond this many a total is not counted out. */
export const EVENTS_TOTAL_MAX = 10_000;

export interface ActivityFilter {
  readonly userId: string;
  readonly accountId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly actors?: readonly string[] | undefined;
  readonly fromMs?: number | undefined;
  /** Excluded. */
  readonly untilMs?: number | undefined;
}

export interface ActivityRow extends EventRow {
  readonly symbol: string | null;
}

export interface Activity {
  readonly rows: readonly ActivityRow[];
  readonly total: number;
  readonly capped: boolean;
}

/**
 * The history of a user's accounts, the latest first. Each account is read along its own chain as far as the page needs, so
 * that a long history costs no more than a short one.
 */
export async function listActivity(
  db: Db,
  filter: ActivityFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<Activity> {
  const { accountId, orderId, kinds, actors, fromMs, untilMs } = filter;
  const conditions = sql.join(
    [
      sql`true`,
      ...(orderId === undefined ? [] : [sql`e.order_id = ${orderId}`]),
      ...(kinds === undefined ? [] : [sql`e.kind = any(${kinds}::text[])`]),
      ...(actors === undefined ? [] : [sql`e.actor = any(${actors}::text[])`]),
      ...(fromMs === undefined ? [] : [sql`e.at >= ${toTimestamp(fromMs)}::timestamptz`]),
      ...(untilMs === undefined ? [] : [sql`e.at < ${toTimestamp(untilMs)}::timestamptz`]),
    ],
    sql` and `,
  );
  const accounts = sql`
    select id from broker_accounts
    where user_id = ${filter.userId} and (${accountId ?? null}::text is null or id = ${accountId ?? null})`;
  const [{ rows }, counted] = await Promise.all([
    sql<ActivityRow>`
      select x.*, o.symbol
      from (${accounts}) a
      cross join lateral (
        select e.id, e.account_id, e.seq, e.order_id, e.attempt_id, e.kind, e.actor, e.source, e.at, e.body, e.evidence_id
        from events e where e.account_id = a.id and ${conditions}
        order by e.seq desc limit ${page.offset + page.limit}
      ) x
      left join orders o on o.id = x.order_id
      order by x.at desc, x.account_id, x.seq desc
      limit ${page.limit} offset ${page.offset}`.execute(db),
    sql<{ total: number }>`
      select count(*) as total from (
        select 1 from (${accounts}) a join events e on e.account_id = a.id where ${conditions}
        limit ${EVENTS_TOTAL_MAX + 1}
      ) c`.execute(db),
  ]);
  const total = counted.rows[0]?.total ?? 0;
  return { rows, total: Math.min(total, EVENTS_TOTAL_MAX), capped: total > EVENTS_TOTAL_MAX };
}
