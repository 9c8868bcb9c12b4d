import { type RawBuilder, sql } from 'kysely';
import type { ChannelKind } from '../../notices/channels/channel.ts';
import { type Db, toTimestamp } from '../connect.ts';
import { loadNotices, type StoredNotice } from './load-notices.ts';

/** One message on its way over one channel. */
export const DELIVERY_STATES = [
  'queued',
  'sending',
  'deferred',
  'sent',
  'failed',
  'dead',
  'suppressed',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface Delivery {
  readonly notice: StoredNotice;
  readonly channel: ChannelKind;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly lastError: string | null;
  /** When the other side took it; null before. */
  readonly sentAtMs: number | null;
  /** When it is tried next; null when it is not. */
  readonly nextTryMs: number | null;
}

export interface DeliveryFilter {
  readonly userId: string;
  readonly states: readonly DeliveryState[];
  readonly channel?: ChannelKind | undefined;
}

/** Up to here a total is exact. */
export const DELIVERIES_TOTAL_MAX = 10_000;

interface DeliveryRow {
  readonly notice_id: string;
  readonly channel: ChannelKind;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly sent_at: number | null;
  readonly due_at: number;
}

/** One page of what a user was told over his channels, newest first, and how many there are. */
export async function listDeliveries(
  db: Db,
  wish: { readonly filter: DeliveryFilter; readonly limit: number; readonly offset: number },
): Promise<{ readonly deliveries: readonly Delivery[]; readonly total: number }> {
  const condition = conditionOf(wish.filter);
  const [found, counted] = await Promise.all([
    sql<DeliveryRow>`
      select notice_id, channel, state, attempts, last_error, sent_at, due_at from notice_deliveries
      where ${condition} order by created_at desc, seq desc, notice_id desc, channel
      limit ${wish.limit} offset ${wish.offset}`.execute(db),
    sql<{ count: number }>`
      select count(*) as count from (
        select 1 from notice_deliveries where ${condition} limit ${DELIVERIES_TOTAL_MAX}) as found`.execute(
      db,
    ),
  ]);
  const ids = [...new Set(found.rows.map((row) => row.notice_id))];
  const notices = new Map((await loadNotices(db, ids)).map((notice) => [notice.id, notice]));
  const deliveries = found.rows.flatMap((row) => {
    const notice = notices.get(row.notice_id);
    return notice === undefined ? [] : [deliveryFrom(row, notice)];
  });
  return { deliveries, total: counted.rows[0]?.count ?? 0 };
}

function deliveryFrom(row: DeliveryRow, notice: StoredNotice): Delivery {
  const { channel, state, attempts, last_error: lastError, sent_at: sentAtMs, due_at } = row;
  const waits = state === 'queued' || state === 'deferred' || state === 'failed';
  return { notice, channel, state, attempts, lastError, sentAtMs, nextTryMs: waits ? due_at : null };
}

function conditionOf({ userId, states, channel }: DeliveryFilter): RawBuilder<boolean> {
  const conditions = [sql`user_id = ${userId} and state = any(${states}::text[])`];
  if (channel !== undefined) conditions.push(sql`channel = ${channel}`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** What became of a channel's messages since a moment. */
export interface ChannelTally {
  readonly channel: ChannelKind;
  readonly counts: Readonly<Partial<Record<DeliveryState, number>>>;
  /** When the other side last took one; null when it took none since then. */
  readonly lastSentAtMs: number | null;
}

/** A user's channels that had something to tell since `sinceMs`. */
export async function tallyDeliveries(
  db: Db,
  userId: string,
  sinceMs: number,
): Promise<readonly ChannelTally[]> {
  const { rows } = await sql<{
    channel: ChannelKind;
    state: DeliveryState;
    count: number;
    last: number | null;
  }>`
    select channel, state, count(*) as count, max(sent_at) as last from notice_deliveries
    where user_id = ${userId} and created_at >= ${toTimestamp(sinceMs)}::timestamptz
    group by channel, state order by channel, state`.execute(db);
  const channels = [...new Set(rows.map(({ channel }) => channel))];
  return channels.map((channel) => {
    const own = rows.filter((row) => row.channel === channel);
    return {
      channel,
      counts: Object.fromEntries(own.map(({ state, count }) => [state, count])),
      lastSentAtMs: own.find(({ state }) => state === 'sent')?.last ?? null,
    };
  });
}
