import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

export interface FailureCounts {
  readonly ofSubjectFromIp: number;
  readonly ofIp: number;
  /** Of the latest failure of this subject from this address; null when there is none in the window. */
  readonly latestMs: number | null;
}

export interface FailureQuestion {
  readonly subject: string;
  readonly ip: string;
  readonly subjectSinceMs: number;
  readonly ipSinceMs: number;
}

export async function countLoginFailures(db: Db, ask: FailureQuestion): Promise<FailureCounts> {
  const { rows } = await sql<FailureCounts>`
    select
      count(*) filter (where subject = ${ask.subject} and failed_at > ${toTimestamp(ask.subjectSinceMs)}) as "ofSubjectFromIp",
      count(*) as "ofIp",
      max(failed_at) filter (where subject = ${ask.subject} and failed_at > ${toTimestamp(ask.subjectSinceMs)}) as "latestMs"
    from login_failures
    where ip = ${ask.ip} and failed_at > ${toTimestamp(ask.ipSinceMs)}`.execute(db);
  return rows[0] ?? { ofSubjectFromIp: 0, ofIp: 0, latestMs: null };
}

export async function recordLoginFailure(
  db: Db,
  failure: { readonly subject: string; readonly ip: string; readonly atMs: number },
): Promise<void> {
  await db
    .insertInto('login_failures')
    .values({ subject: failure.subject, ip: failure.ip, failed_at: toTimestamp(failure.atMs) })
    .execute();
}

/** After a success: what this subject had against it from this address, and everything older than a day. */
export async function forgetLoginFailures(
  db: Db,
  of: { readonly subject: string; readonly ip: string; readonly olderThanMs: number },
): Promise<void> {
  await sql`
    delete from login_failures
    where (subject = ${of.subject} and ip = ${of.ip}) or failed_at < ${toTimestamp(of.olderThanMs)}`.execute(
    db,
  );
}
