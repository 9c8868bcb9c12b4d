import { sql } from 'kysely';
import type { DeskRequest } from '../../requests/request.ts';
import { type Db, toTimestamp } from '../connect.ts';
import type { DueKind } from '../cycle/change-set.ts';

/**
 * Writes a wish of the schedule down: the request and the due work change together, so that no day has two. False when
 * the work was settled already.
 */
export async function createScheduledRequest(
  db: Db,
  request: DeskRequest,
  due: { readonly kind: DueKind; readonly subject: string },
): Promise<boolean> {
  const { id, accountId, userId, kind, body, channel } = request;
  const at = toTimestamp(request.askedAtMs);
  const { rows } = await sql`
    with due as (
      update due_work set done_at = ${at}, outcome = ${JSON.stringify({ request_id: id })}::jsonb
      where account_id = ${accountId} and kind = ${due.kind} and subject = ${due.subject} and done_at is null
      returning 1
    )
    insert into desk_requests (id, account_id, user_id, kind, body, channel, asked_at, state)
    select ${id}, ${accountId}, ${userId}, ${kind}, ${JSON.stringify(body)}::jsonb, ${channel}, ${at}, 'queued' from due
    returning 1`.execute(db);
  return rows.length === 1;
}
