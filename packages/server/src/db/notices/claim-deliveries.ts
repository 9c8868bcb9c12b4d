import type { NoticeKind, NoticePreferences } from '@orderwatch/core';
import { isNoticeKind } from '@orderwatch/core';
import { type RawBuilder, sql } from 'kysely';
import type { SealedSecrets } from '../../notices/channel-secrets.ts';
import type { ChannelKind } from '../../notices/channels/channel.ts';
import { readPreferences } from '../../notices/read-preferences.ts';
import { type Db, toTimestamp } from '../connect.ts';
import type { Json } from '../tables.ts';
import { sealedFrom } from './channels.ts';

/** What one instance may send for one user over one channel, until its lease ends. */
export interface ClaimedDeliveries {
  readonly userId: string;
  readonly channel: ChannelKind;
  readonly settings: Json;
  readonly sealed: SealedSecrets | null;
  readonly preferences: NoticePreferences;
  /** Failures in a row before this one. */
  readonly failures: number;
  readonly leaseUntilMs: number;
  /** In the order in which things happened. */
  readonly deliveries: readonly ClaimedDelivery[];
}

export interface ClaimedDelivery {
  readonly noticeId: string;
  readonly accountId: string;
  readonly orderId: string | null;
  readonly kind: NoticeKind;
  readonly severity: 'critical' | 'high' | 'normal' | 'low';
  /** This one counted. */
  readonly attempts: number;
}

export interface ClaimWish {
  readonly channel: ChannelKind;
  readonly nowMs: number;
  readonly leaseMs: number;
  /** What would be due so soon goes along. */
  readonly alongMs: number;
  readonly most: number;
}

interface ChannelColumns {
  readonly user_id: string;
  readonly settings: Json;
  readonly key_version: number | null;
  readonly wrapped_key: Buffer | null;
  readonly sealed_fields: { readonly [field: string]: string } | null;
  readonly failures: number;
  readonly preferences: Json | null;
}

interface DeliveryColumns {
  readonly notice_id: string;
  readonly account_id: string;
  readonly order_id: string | null;
  readonly kind: string;
  readonly severity: ClaimedDelivery['severity'];
  readonly attempts: number;
}

/**
 * Claims what is due for one user: his row of the channel is locked meanwhile, and nothing is claimed while another
 * instance is sending for him, so that one order's messages keep their order. What an instance that died had claimed is
 * claimed again when its lease is over. Undefined when nothing is due.
 */
export async function claimDeliveries(db: Db, wish: ClaimWish): Promise<ClaimedDeliveries | undefined> {
  return db.transaction().execute(async (trx) => {
    const row = await lockNextUser(trx, wish);
    if (row === undefined) return undefined;
    const deliveries = await take(trx, row.user_id, wish);
    return {
      userId: row.user_id,
      channel: wish.channel,
      settings: row.settings,
      sealed: sealedFrom(row),
      preferences: readPreferences(row.preferences),
      failures: row.failures,
      leaseUntilMs: wish.nowMs + wish.leaseMs,
      deliveries: deliveries.flatMap(claimedFrom),
    };
  });
}

async function lockNextUser(trx: Db, { channel, nowMs }: ClaimWish): Promise<ChannelColumns | undefined> {
  const { rows } = await sql<ChannelColumns>`
    select c.user_id, c.settings, c.key_version, c.wrapped_key, c.sealed_fields, c.failures,
      (select p.preferences from notification_preferences p where p.user_id = c.user_id) as preferences
    from notification_channels c
    where c.channel = ${channel} and c.enabled
      and (c.retry_at is null or c.retry_at <= ${toTimestamp(nowMs)}::timestamptz)
      and exists (
        select 1 from notice_deliveries d
        where d.channel = c.channel and d.user_id = c.user_id and ${isDue(nowMs)} and ${isPlannedInOrder})
      and not exists (
        select 1 from notice_deliveries d
        where d.channel = c.channel and d.user_id = c.user_id and ${isBeingSent(nowMs)})
    order by c.user_id limit 1
    for update of c skip locked`.execute(trx);
  return rows[0];
}

/** Asked again whether somebody is sending: the lock may have been waited for by a statement older than his claim. */
async function take(trx: Db, userId: string, wish: ClaimWish): Promise<readonly DeliveryColumns[]> {
  const { channel, nowMs } = wish;
  const { rows } = await sql<DeliveryColumns>`
    with due as (
      select d.order_id, d.seq from notice_deliveries d
      where d.channel = ${channel} and d.user_id = ${userId} and ${isDue(nowMs)}
    ),
    taken as (
      select d.notice_id from notice_deliveries d
      where d.channel = ${channel} and d.user_id = ${userId}
        and d.state in ('queued', 'failed', 'deferred', 'sending')
        and (${isDue(nowMs)}
          or (d.state = 'queued' and d.severity <> 'low' and d.due_at <= ${toTimestamp(nowMs + wish.alongMs)}::timestamptz)
          or (d.order_id is not null
              and exists (select 1 from due where due.order_id = d.order_id and due.seq > d.seq)))
        and ${isPlannedInOrder}
        and not exists (
          select 1 from notice_deliveries b
          where b.channel = ${channel} and b.user_id = ${userId}
            and b.state = 'sending' and b.lease_until > ${toTimestamp(nowMs)}::timestamptz)
      order by d.created_at, d.seq limit ${wish.most}
    ),
    claimed as (
      update notice_deliveries d set
        state = 'sending', attempts = d.attempts + 1, sent_at = null,
        lease_until = ${toTimestamp(nowMs + wish.leaseMs)}::timestamptz
      from taken where d.notice_id = taken.notice_id and d.channel = ${channel}
      returning d.notice_id, d.account_id, d.order_id, d.kind, d.severity, d.attempts, d.created_at, d.seq
    )
    select notice_id, account_id, order_id, kind, severity, attempts from claimed order by created_at, seq`.execute(
    trx,
  );
  return rows;
}

/** The condition on a delivery `d`: it may be tried now. */
function isDue(nowMs: number): RawBuilder<boolean> {
  const now = toTimestamp(nowMs);
  return sql`(
    (d.state in ('queued', 'failed', 'deferred') and d.due_at <= ${now}::timestamptz)
    or (d.state = 'sending' and d.lease_until <= ${now}::timestamptz))`;
}

function isBeingSent(nowMs: number): RawBuilder<boolean> {
  return sql`d.state = 'sending' and d.lease_until > ${toTimestamp(nowMs)}::timestamptz`;
}

/** Another instance may still be deciding about something earlier of the same order. */
const isPlannedInOrder: RawBuilder<boolean> = sql`not exists (
  select 1 from notices n
  where n.order_id = d.order_id and n.planned_at is null and n.account_id = d.account_id and n.event_seq < d.seq)`;

function claimedFrom(row: DeliveryColumns): readonly ClaimedDelivery[] {
  if (!isNoticeKind(row.kind)) return [];
  return [
    {
      noticeId: row.notice_id,
      accountId: row.account_id,
      orderId: row.order_id,
      kind: row.kind,
      severity: row.severity,
      attempts: row.attempts,
    },
  ];
}

/** When the channel has something to do next; null when nothing waits. */
export async function nextDeliveryMs(db: Db, channel: ChannelKind): Promise<number | null> {
  const { rows } = await sql<{ at: number | null }>`
    select min(greatest(case d.state when 'sending' then d.lease_until else d.due_at end, c.retry_at)) as at
    from notice_deliveries d
    join notification_channels c on c.user_id = d.user_id and c.channel = d.channel and c.enabled
    where d.channel = ${channel} and d.state in ('queued', 'failed', 'deferred', 'sending')`.execute(db);
  return rows[0]?.at ?? null;
}

/** When messages went out, newest first: for the limits. */
export async function loadSentTimes(
  db: Db,
  wish: { readonly userId: string; readonly channel: ChannelKind; readonly sinceMs: number },
): Promise<readonly number[]> {
  const { rows } = await sql<{ at: number }>`
    select max(sent_at) as at from notice_deliveries
    where user_id = ${wish.userId} and channel = ${wish.channel} and state = 'sent'
      and sent_at > ${toTimestamp(wish.sinceMs)}::timestamptz
    group by message_id order by 1 desc`.execute(db);
  return rows.map(({ at }) => at);
}
