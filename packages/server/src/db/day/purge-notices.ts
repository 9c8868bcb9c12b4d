import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';
import { deleteBatches } from './delete-batches.ts';

/**
 * Deletes what was told of an account before a moment, with its deliveries. What still waits to go out stays, and so does the
 * latest of each kind about the account itself: by it is known how things stood when it was told last.
 */
export function purgeNotices(db: Db, accountId: string, beforeMs: number): Promise<number> {
  return deleteBatches(
    db,
    (limit) => sql`
      delete from notices where id in (
        select n.id from notices n
        where n.account_id = ${accountId} and n.created_at < ${toTimestamp(beforeMs)}::timestamptz
          and n.planned_at is not null
          and not exists (
            select 1 from notice_deliveries d
            where d.notice_id = n.id and d.state in ('queued', 'failed', 'deferred', 'sending')
          )
          and (n.subject <> 'account' or exists (
            select 1 from notices later
            where later.account_id = n.account_id and later.subject = n.subject and later.kind = n.kind
              and (coalesce(later.event_seq, 0), later.id) > (coalesce(n.event_seq, 0), n.id)
          ))
        limit ${limit}
      )`,
  );
}
