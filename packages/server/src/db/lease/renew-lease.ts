import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

export interface LeaseClaim {
  readonly accountId: string;
  readonly owner: string;
  readonly epoch: number;
}

export interface Renewal {
  /** False when another instance has taken the account over. */
  readonly held: boolean;
  /** Runs and requests that somebody asked for, perhaps through another instance, and nobody has begun. */
  readonly queuedWork: number;
  /** Grows when the account's settings, credentials or its pause were written. */
  readonly accountVersion: number;
}

/** Prolongs the lease as long as nobody has overtaken it, and looks for work that other instances wrote down. */
export async function renewLease(
  db: Db,
  claim: LeaseClaim,
  { ttlMs, nowMs }: { readonly ttlMs: number; readonly nowMs: number | null },
): Promise<Renewal> {
  const supplied = nowMs === null ? null : toTimestamp(nowMs);
  const { rows } = await sql<{ held: number; queued: number; version: number | null }>`
    with renewed as (
      update leases
      set expires_at = coalesce(${supplied}::timestamptz, clock_timestamp()) + make_interval(secs => ${ttlMs / 1000})
      where account_id = ${claim.accountId} and owner = ${claim.owner} and epoch = ${claim.epoch}
      returning 1
    )
    select (select count(*) from renewed) as held,
           (select count(*) from placement_runs where account_id = ${claim.accountId} and state = 'queued')
             + (select count(*) from desk_requests where account_id = ${claim.accountId} and state = 'queued') as queued,
           (select version from broker_accounts where id = ${claim.accountId}) as version`.execute(db);
  const row = rows[0];
  return { held: row?.held === 1, queuedWork: row?.queued ?? 0, accountVersion: row?.version ?? 0 };
}
