import type { CutRun } from '@orderwatch/core';
import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';
import type { LeaseClaim } from '../lease/renew-lease.ts';
import type { Json } from '../tables.ts';

export interface RunRecord {
  readonly id: string;
  readonly accountId: string;
  readonly recommendationFileId: string | null;
  readonly dryRun: boolean;
  readonly askedBy: 'schedule' | 'user' | 'cli';
  readonly state: 'queued' | 'running' | 'done' | 'refused' | 'interrupted';
}

/** Begins the oldest run that waits, if the lease is still ours. Undefined when none waits. */
export async function beginNextRun(db: Db, claim: LeaseClaim, atMs: number): Promise<RunRecord | undefined> {
  const { rows } = await sql<{
    id: string;
    recommendation_file_id: string | null;
    dry_run: boolean;
    asked_by: RunRecord['askedBy'];
  }>`
    with held as (
      select account_id from leases
      where account_id = ${claim.accountId} and owner = ${claim.owner} and epoch = ${claim.epoch}
      for share
    )
    update placement_runs r set state = 'running', started_at = ${toTimestamp(atMs)}
    from held
    where r.account_id = held.account_id and r.state = 'queued' and r.id = (
      select id from placement_runs
      where account_id = ${claim.accountId} and state = 'queued'
      order by created_at, id limit 1
      for update skip locked
    )
    returning r.id, r.recommendation_file_id, r.dry_run, r.asked_by`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  return {
    id: row.id,
    accountId: claim.accountId,
    recommendationFileId: row.recommendation_file_id,
    dryRun: row.dry_run,
    askedBy: row.asked_by,
    state: 'running',
  };
}

export interface RunEnd {
  readonly state: 'done' | 'refused' | 'interrupted';
  readonly refusal?: { readonly code: string; readonly text: string };
  readonly summary: Json;
  readonly tradingDay?: string | null;
}

export async function endRun(db: Db, runId: string, end: RunEnd, atMs: number): Promise<void> {
  await db
    .updateTable('placement_runs')
    .set({
      state: end.state,
      refusal_code: end.refusal?.code ?? null,
      refusal_text: end.refusal?.text ?? null,
      finished_at: toTimestamp(atMs),
      summary: JSON.stringify(end.summary),
    })
    .where('id', '=', runId)
    .where('state', 'in', ['queued', 'running'])
    .execute();
}

/** What is known of a run once its source and its session are. */
export async function noteRunSource(
  db: Db,
  runId: string,
  source: { readonly recommendationFileId?: string; readonly tradingDay?: string },
): Promise<void> {
  await sql`
    update placement_runs set
      recommendation_file_id = coalesce(${source.recommendationFileId ?? null}, recommendation_file_id),
      trading_day = coalesce(${source.tradingDay ?? null}::date, trading_day)
    where id = ${runId}`.execute(db);
}

export interface CutRunRecord extends CutRun {
  readonly id: string;
}

/** Runs that were under way when their instance ended. */
export async function loadRunningRuns(db: Db, accountId: string): Promise<readonly CutRunRecord[]> {
  return db
    .selectFrom('placement_runs')
    .select(['id', 'dry_run as dryRun', 'created_at as createdAtMs', 'continuation'])
    .where('account_id', '=', accountId)
    .where('state', '=', 'running')
    .orderBy('created_at')
    .execute();
}

export async function findRunState(
  db: Db,
  runId: string,
): Promise<Pick<RunRecord, 'state' | 'accountId'> | undefined> {
  return db
    .selectFrom('placement_runs')
    .select(['state', 'account_id as accountId'])
    .where('id', '=', runId)
    .executeTakeFirst();
}
