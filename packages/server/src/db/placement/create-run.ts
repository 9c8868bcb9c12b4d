import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

export interface NewRun {
  readonly id: string;
  readonly accountId: string;
  readonly recommendationFileId: string | null;
  readonly askedBy: 'schedule' | 'user' | 'cli';
  readonly dryRun: boolean;
  readonly atMs: number;
}

/** Writes a wish for a run down, once for its id. Whoever holds the account's lease carries it out. */
export async function createRun(db: Db, run: NewRun): Promise<void> {
  await db
    .insertInto('placement_runs')
    .values({
      id: run.id,
      account_id: run.accountId,
      recommendation_file_id: run.recommendationFileId,
      asked_by: run.askedBy,
      dry_run: run.dryRun,
      state: 'queued',
      created_at: toTimestamp(run.atMs),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/**
 * The same for the schedule: the run and the day's due work change together, so that no day has two. False when the day
 * was settled already.
 */
export async function createScheduledRun(db: Db, run: NewRun, tradingDay: string): Promise<boolean> {
  const { rows } = await sql`
    with due as (
      update due_work set done_at = ${toTimestamp(run.atMs)}, outcome = ${JSON.stringify({ run_id: run.id })}::jsonb
      where account_id = ${run.accountId} and kind = 'placement' and subject = ${tradingDay} and done_at is null
      returning 1
    )
    insert into placement_runs (id, account_id, recommendation_file_id, asked_by, dry_run, state, created_at)
    select ${run.id}, ${run.accountId}, ${run.recommendationFileId}, 'schedule', ${run.dryRun}, 'queued', ${toTimestamp(run.atMs)}
    from due
    returning 1`.execute(db);
  return rows.length === 1;
}
