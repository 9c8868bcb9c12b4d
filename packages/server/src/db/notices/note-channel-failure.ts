import { sql } from 'kysely';
import type { ChannelKind } from '../../notices/channels/channel.ts';
import { type Db, toTimestamp } from '../connect.ts';

/** Tells, over the other channels, that one does not get through: once a day and account. */
export async function noteChannelFailure(
  db: Db,
  failure: {
    readonly accountId: string;
    readonly userId: string;
    readonly channel: ChannelKind;
    readonly channelName: string;
    readonly why: string;
    readonly mend: string | null;
    readonly day: number;
    readonly atMs: number;
  },
): Promise<void> {
  const { accountId, userId, channel, channelName, why, mend, day, atMs } = failure;
  const facts = { data: { channel, channelName, why, ...(mend === null ? {} : { mend }) } };
  await sql`
    insert into notices (id, account_id, user_id, kind, severity, subject, version, facts, created_at)
    values (${`ntc_${channel}_${day}_${accountId}`}, ${accountId}, ${userId}, 'channel_failed', 'high', ${`channel:${channel}`},
            ${String(day)}, ${JSON.stringify(facts)}::jsonb, ${toTimestamp(atMs)}::timestamptz)
    on conflict do nothing`.execute(db);
}
