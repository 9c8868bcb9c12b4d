import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';
import { deleteBatches } from './delete-batches.ts';

/** Deletes dry runs with their rows: no order came of them. Runs that placed are history. */
export function purgeDryRuns(db: Db, accountId: string, beforeMs: number): Promise<number> {
  return deleteBatches(
    db,
    (limit) => sql`
      with old as materialized (
        select id from placement_runs
        where account_id = ${accountId} and created_at < ${toTimestamp(beforeMs)}::timestamptz
          and dry_run and state not in ('queued', 'running')
        limit ${limit}
      ), of_old as (
        delete from placement_run_rows where run_id in (select id from old)
      )
      delete from placement_runs where id in (select id from old)`,
  );
}

/** Deletes files that were read before a moment and that no run names any more, of the user to whom an account belongs. */
export function purgeUnusedFiles(db: Db, accountId: string, beforeMs: number): Promise<number> {
  return deleteBatches(
    db,
    (limit) => sql`
      delete from recommendation_files where id in (
        select f.id from recommendation_files f
        where f.user_id = (select user_id from broker_accounts where id = ${accountId})
          and f.received_at < ${toTimestamp(beforeMs)}::timestamptz
          and not exists (select 1 from placement_runs r where r.recommendation_file_id = f.id)
        limit ${limit}
      )`,
  );
}
