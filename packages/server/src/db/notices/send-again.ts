import { sql } from 'kysely';
import type { ChannelKind } from '../../notices/channels/channel.ts';
import { type Db, toTimestamp } from '../connect.ts';

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
