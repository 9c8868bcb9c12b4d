import { sql } from 'kysely';
import type { ChannelKind } from '../../notices/channels/channel.ts';
import { type Db, toTimestamp } from '../connect.ts';
import { loadNotices, type StoredNotice } from './load-notices.ts';

/** A message that did not get through: still tried (`failed`), or given up (`dead`). */
export interface TroubledDelivery {
  readonly notice: StoredNotice;
  readonly channel: ChannelKind;
  readonly state: 'failed' | 'dead';
  readonly attempts: number;
  readonly lastError: string | null;
  /** When it is tried again; null when it is not. */
  readonly nextTryMs: number | null;
}

const MOST = 500;

/** A user's messages that did not get through, newest first. */
export async function listTroubles(db: Db, userId: string): Promise<readonly TroubledDelivery[]> {
  const { rows } = await sql<{
    notice_id: string;
    channel: ChannelKind;
    state: 'failed' | 'dead';
    attempts: number;
    last_error: string | null;
    due_at: number;
  }>`
    select notice_id, channel, state, attempts, last_error, due_at from notice_deliveries
    where user_id = ${userId} and state in ('failed', 'dead')
    order by created_at desc, seq desc limit ${MOST}`.execute(db);
  const loaded = new Map(
    (await loadNotices(db, [...new Set(rows.map((row) => row.notice_id))])).map((notice) => [
      notice.id,
      notice,
    ]),
  );
  return rows.flatMap((row) => {
    const notice = loaded.get(row.notice_id);
    if (notice === undefined) return [];
    const { channel, state, attempts, last_error: lastError, due_at } = row;
    return [{ notice, channel, state, attempts, lastError, nextTryMs: state === 'failed' ? due_at : null }];
  });
}

/**
 * Sends what did not get through once more, with tries counted anew: one notice, or all of a channel. Answers how many
 * there are.
 */
export async function sendAgain(
  db: Db,
  wish: { readonly userId: string; readonly channel: ChannelKind; readonly noticeId: string | null },
  atMs: number,
): Promise<number> {
  const { userId, channel, noticeId } = wish;
  const { rows } = await sql<{ notice_id: string }>`
    with unblocked as (
      update notification_channels set failures = 0, retry_at = null where user_id = ${userId} and channel = ${channel}
    )
    update notice_deliveries set state = 'queued', attempts = 0, due_at = ${toTimestamp(atMs)}::timestamptz
    where user_id = ${userId} and channel = ${channel} and state in ('failed', 'dead')
      and (${noticeId}::text is null or notice_id = ${noticeId})
    returning notice_id`.execute(db);
  return rows.length;
}
