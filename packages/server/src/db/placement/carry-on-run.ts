import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

/**
 * Ends a run that was cut short and asks for one that carries it on, with the same file, in one statement: there is
 * never a rest that nobody places, and never two runs that do. False when it was ended already.
 */
export async function carryOnRun(
  db: Db,
  wish: { readonly runId: string; readonly newId: string; readonly text: string; readonly atMs: number },
): Promise<boolean> {
  const at = toTimestamp(wish.atMs);
  const { rows } = await sql`
    with cut as (
      update placement_runs set state = 'interrupted', refusal_code = 'carried_on', refusal_text = ${wish.text},
        finished_at = ${at}::timestamptz, summary = '{}'
      where id = ${wish.runId} and state = 'running'
      returning *
    )
    insert into placement_runs
      (id, account_id, recommendation_file_id, asked_by, dry_run, state, created_at, continues_run_id, continuation)
    select ${wish.newId}, account_id, recommendation_file_id, asked_by, dry_run, 'queued', ${at}::timestamptz, id, continuation + 1
    from cut
    returning 1`.execute(db);
  return rows.length === 1;
}
