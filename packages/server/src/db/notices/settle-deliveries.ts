import { type RawBuilder, sql } from 'kysely';
import type { ChannelKind } from '../../notices/channels/channel.ts';
import { type Db, toTimestamp } from '../connect.ts';

/** Claimed deliveries, and the lease they were claimed with: whoever was overtaken settles nothing. */
export interface ClaimedOf {
  readonly userId: string;
  readonly channel: ChannelKind;
  readonly leaseUntilMs: number;
  readonly noticeIds: readonly string[];
}

/** The message was taken by the other side. Ends the channel's failures. */
export async function markSent(db: Db, claimed: ClaimedOf, messageId: string, atMs: number): Promise<void> {
  const at = toTimestamp(atMs);
  await settle(
    db,
    claimed,
    sql`state = 'sent', lease_until = null, sent_at = ${at}::timestamptz, message_id = ${messageId}, last_error = null`,
    sql`update notification_channels set failures = 0, retry_at = null, problem = null
        where user_id = ${claimed.userId} and channel = ${claimed.channel} and (failures > 0 or problem is not null)`,
  );
}

/** It may work later: the message is tried again then, and nothing else of the channel before. */
export async function markFailed(
  db: Db,
  claimed: ClaimedOf,
  failure: { readonly why: string; readonly retryAtMs: number },
): Promise<void> {
  const at = toTimestamp(failure.retryAtMs);
  await settle(
    db,
    claimed,
    sql`state = 'failed', lease_until = null, due_at = ${at}::timestamptz, last_error = ${failure.why}`,
    blocked(claimed, failure.why, at),
  );
}

/** Given up: it stands among the failed ones until a person sends it again. */
export async function markDead(
  db: Db,
  claimed: ClaimedOf,
  failure: { readonly why: string; readonly retryAtMs: number | null },
): Promise<void> {
  await settle(
    db,
    claimed,
    sql`state = 'dead', lease_until = null, last_error = ${failure.why}`,
    blocked(claimed, failure.why, failure.retryAtMs === null ? null : toTimestamp(failure.retryAtMs)),
  );
}

/** Not tried after all: it waits again as before, or until a later time. */
export async function release(db: Db, claimed: ClaimedOf, dueAtMs: number | null): Promise<void> {
  const due = dueAtMs === null ? sql`due_at` : sql`${toTimestamp(dueAtMs)}::timestamptz`;
  await settle(
    db,
    claimed,
    sql`state = 'queued', lease_until = null, attempts = attempts - 1, due_at = ${due}`,
    null,
  );
}

/** Decided anew: not before the end of the quiet hours. */
export async function defer(db: Db, claimed: ClaimedOf, untilMs: number): Promise<void> {
  const until = toTimestamp(untilMs);
  await settle(
    db,
    claimed,
    sql`state = 'deferred', lease_until = null, attempts = attempts - 1, due_at = ${until}::timestamptz`,
    null,
  );
}

/** Decided anew: the user does not want to be told. */
export async function suppress(db: Db, claimed: ClaimedOf): Promise<void> {
  await settle(db, claimed, sql`state = 'suppressed', lease_until = null`, null);
}

function blocked({ userId, channel }: ClaimedOf, why: string, retryAt: string | null): RawBuilder<unknown> {
  return sql`update notification_channels
    set failures = failures + 1, retry_at = ${retryAt}::timestamptz, problem = ${why}
    where user_id = ${userId} and channel = ${channel}`;
}

async function settle(
  db: Db,
  { userId, channel, leaseUntilMs, noticeIds }: ClaimedOf,
  columns: RawBuilder<unknown>,
  ofChannel: RawBuilder<unknown> | null,
): Promise<void> {
  if (noticeIds.length === 0) return;
  const deliveries = sql`update notice_deliveries set ${columns}
    where notice_id = any(${noticeIds}::text[]) and channel = ${channel} and user_id = ${userId}
      and state = 'sending' and lease_until = ${toTimestamp(leaseUntilMs)}::timestamptz`;
  await (ofChannel === null ? deliveries : sql`with changed as (${ofChannel}) ${deliveries}`).execute(db);
}
