import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/** So many of the latest messages are looked at. */
const MESSAGES_READ = 500;

/**
 * How long each of a user's latest important messages took, in milliseconds: from the write that recorded the event until
 * a channel had taken the message. The others may be gathered or wait for the end of quiet hours, so their time says
 * nothing of how well the sending works.
 */
export async function listTellingLatencies(db: Db, userId: string): Promise<readonly number[]> {
  const { rows } = await sql<{ latencyMs: number }>`
    select greatest(0, extract(epoch from d.sent_at - n.created_at) * 1000)::float8 as "latencyMs"
    from notice_deliveries d join notices n on n.id = d.notice_id
    where d.user_id = ${userId} and d.state = 'sent' and d.severity in ('critical', 'high')
    order by d.created_at desc limit ${MESSAGES_READ}`.execute(db);
  return rows.map(({ latencyMs }) => latencyMs);
}
