import { isNoticeKind, type NoticeKind, type NoticePreferences } from '@orderwatch/core';
import { sql } from 'kysely';
import type { ChannelKind } from '../../notices/channels/channel.ts';
import { readPreferences } from '../../notices/read-preferences.ts';
import { type Db, toTimestamp } from '../connect.ts';
import type { Json } from '../tables.ts';

/** A notice for which nobody has decided yet where it goes. */
export interface UnplannedNotice {
  readonly id: string;
  readonly userId: string;
  readonly kind: NoticeKind;
  readonly severity: 'critical' | 'high' | 'normal' | 'low';
  readonly orderId: string | null;
  readonly createdAtMs: number;
  /** Over this one it must not go: it tells that it does not work. */
  readonly notOver: string | null;
}

export interface PlannedDelivery {
  readonly noticeId: string;
  readonly channel: ChannelKind;
  readonly state: 'queued' | 'deferred';
  readonly dueAtMs: number;
}

export interface NoticePlan {
  readonly feed: readonly { readonly noticeId: string; readonly inFeed: boolean; readonly read: boolean }[];
  readonly deliveries: readonly PlannedDelivery[];
  /** Kinds that make an earlier one pointless while that was not told. */
  readonly overtakings: readonly { readonly noticeId: string; readonly ends: NoticeKind }[];
}

export type DecidePlan = (
  notices: readonly UnplannedNotice[],
  users: ReadonlyMap<
    string,
    { readonly preferences: NoticePreferences; readonly channels: readonly ChannelKind[] }
  >,
) => NoticePlan;

interface Row {
  readonly id: string;
  readonly user_id: string;
  readonly kind: string;
  readonly severity: UnplannedNotice['severity'];
  readonly order_id: string | null;
  readonly created_at: number;
  readonly not_over: string | null;
  readonly preferences: Json | null;
  readonly channels: readonly ChannelKind[] | null;
}

/**
 * Takes the oldest notices that are not planned, lets the caller decide, and writes it, in one transaction: an instance
 * that dies in between has planned nothing, and another one takes others meanwhile. Answers how many there were.
 */
export async function planDeliveries(
  db: Db,
  wish: { readonly nowMs: number; readonly most: number },
  decide: DecidePlan,
): Promise<number> {
  const now = toTimestamp(wish.nowMs);
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<Row>`
      with taken as (
        select n.id, n.user_id, n.kind, n.severity, n.order_id, n.created_at, n.event_seq,
               n.facts -> 'data' ->> 'channel' as not_over
        from notices n where n.planned_at is null
        order by n.created_at, n.event_seq limit ${wish.most} for update skip locked
      )
      select t.id, t.user_id, t.kind, t.severity, t.order_id, t.created_at, t.not_over, p.preferences,
        (select json_agg(c.channel order by c.channel) from notification_channels c
         where c.user_id = t.user_id and c.enabled) as channels
      from taken t left join notification_preferences p on p.user_id = t.user_id
      order by t.created_at, t.event_seq`.execute(trx);
    if (rows.length === 0) return 0;
    const plan = decide(rows.flatMap(unplannedFrom), usersOf(rows));
    await sql`
      with feed as (
        update notices n set
          planned_at = ${now}::timestamptz,
          in_feed = coalesce(x."inFeed", false),
          read_at = case when x.read then ${now}::timestamptz end
        from unnest(${rows.map(({ id }) => id)}::text[]) as t (id)
        left join jsonb_to_recordset(${JSON.stringify(plan.feed)}::jsonb)
          as x ("noticeId" text, "inFeed" boolean, read boolean) on x."noticeId" = t.id
        where n.id = t.id
        returning n.id, n.user_id, n.account_id, n.order_id, n.event_seq, n.kind, n.severity, n.created_at
      )
      insert into notice_deliveries (
        notice_id, channel, user_id, account_id, order_id, seq, kind, severity, state, created_at, due_at)
      select f.id, x.channel, f.user_id, f.account_id, f.order_id, coalesce(f.event_seq, 0), f.kind, f.severity, x.state,
             f.created_at, x.due_at
      from jsonb_to_recordset(${JSON.stringify(
        plan.deliveries.map(({ noticeId, channel, state, dueAtMs }) => ({
          notice_id: noticeId,
          channel,
          state,
          due_at: toTimestamp(dueAtMs),
        })),
      )}::jsonb) as x (notice_id text, channel text, state text, due_at timestamptz)
      join feed f on f.id = x.notice_id
      on conflict (notice_id, channel) do nothing`.execute(trx);
    if (plan.overtakings.length > 0) await suppressOvertaken(trx, plan.overtakings);
    return rows.length;
  });
}

/** An outage that was over before it was told, and its end, are told neither. */
async function suppressOvertaken(trx: Db, overtakings: NoticePlan['overtakings']): Promise<void> {
  await sql`
    with pairs as (
      select before.notice_id as before_id, after.notice_id as after_id, after.channel
      from jsonb_to_recordset(${JSON.stringify(overtakings)}::jsonb) as x ("noticeId" text, ends text)
      join notice_deliveries after on after.notice_id = x."noticeId" and after.state in ('queued', 'deferred')
      join notice_deliveries before on before.channel = after.channel and before.user_id = after.user_id
        and before.account_id = after.account_id and before.kind = x.ends and before.seq < after.seq
        and before.state in ('queued', 'deferred') and before.attempts = 0
    )
    update notice_deliveries d set state = 'suppressed'
    from pairs p
    where d.channel = p.channel and d.notice_id in (p.before_id, p.after_id)`.execute(trx);
}

function unplannedFrom(row: Row): readonly UnplannedNotice[] {
  if (!isNoticeKind(row.kind)) return [];
  return [
    {
      id: row.id,
      userId: row.user_id,
      kind: row.kind,
      severity: row.severity,
      orderId: row.order_id,
      createdAtMs: row.created_at,
      notOver: row.not_over,
    },
  ];
}

function usersOf(rows: readonly Row[]): Parameters<DecidePlan>[1] {
  return new Map(
    rows.map((row) => [
      row.user_id,
      { preferences: readPreferences(row.preferences), channels: row.channels ?? [] },
    ]),
  );
}
