import { sql } from 'kysely';
import type { Db } from '../connect.ts';

export interface LeaseRow {
  readonly accountId: string;
  readonly owner: string;
  readonly epoch: number;
  readonly expiresAtMs: number;
}

/** Who acts for each of a user's accounts. The expiry is real time. */
export async function listLeases(db: Db, userId: string): Promise<readonly LeaseRow[]> {
  return db
    .selectFrom('leases as l')
    .innerJoin('broker_accounts as a', 'a.id', 'l.account_id')
    .select(['l.account_id as accountId', 'l.owner', 'l.epoch', 'l.expires_at as expiresAtMs'])
    .where('a.user_id', '=', userId)
    .execute();
}

export interface JobRow {
  readonly accountId: string;
  readonly kind: string;
  readonly waiting: number;
  readonly nextDueMs: number | null;
  readonly lastDoneMs: number | null;
}

/** Each kind of due work of a user's accounts: how much waits, when the next is due, when the last was done. */
export async function listJobs(db: Db, userId: string): Promise<readonly JobRow[]> {
  const { rows } = await sql<JobRow>`
    select d.account_id as "accountId", d.kind,
           count(*) filter (where d.done_at is null) as waiting,
           min(d.due_at) filter (where d.done_at is null) as "nextDueMs",
           max(d.done_at) as "lastDoneMs"
    from due_work d join broker_accounts a on a.id = d.account_id
    where a.user_id = ${userId}
    group by d.account_id, d.kind
    order by min(d.due_at) filter (where d.done_at is null) nulls last, d.kind`.execute(db);
  return rows;
}

export interface OutboxRow {
  readonly channel: string;
  readonly state: string;
  readonly count: number;
}

/** A user's messages that are not through, by channel and state. */
export async function countOutbox(db: Db, userId: string): Promise<readonly OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    select channel, state, count(*) as count from notice_deliveries
    where user_id = ${userId} and state in ('queued', 'sending', 'deferred', 'failed', 'dead')
    group by channel, state order by channel, state`.execute(db);
  return rows;
}

/** Bytes on disk of the whole database. */
export async function loadDatabaseSize(db: Db): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select pg_database_size(current_database()) as bytes`.execute(db);
  return rows[0]?.bytes ?? 0;
}
