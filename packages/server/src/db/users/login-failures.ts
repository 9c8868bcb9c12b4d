import type { FailureCounts } from '@orderwatch/core';
import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

export interface FailureQuestion {
  readonly subject: string;
  readonly ip: string;
  readonly subjectSinceMs: number;
  readonly ipSinceMs: number;
}

export async function countLoginFailures(db: Db, ask: FailureQuestion): Promise<FailureCounts> {
  const { subject, ip } = ask;
  const [subjectSince, ipSince] = [toTimestamp(ask.subjectSinceMs), toTimestamp(ask.ipSinceMs)];
  const { rows } = await sql<FailureCounts>`
    select of_subject_here as "ofSubjectFromIp", latest_here as "latestMs", of_subject as "ofSubject",
      latest as "latestOfSubjectMs", of_ip as "ofIp"
    from (
      select count(*) filter (where ip = ${ip}) as of_subject_here, max(failed_at) filter (where ip = ${ip}) as latest_here,
        count(*) as of_subject, max(failed_at) as latest
      from login_failures where subject = ${subject} and failed_at > ${subjectSince}
    ) of_user, (select count(*) as of_ip from login_failures where ip = ${ip} and failed_at > ${ipSince}) of_address`.execute(
    db,
  );
  const [counts] = rows;
  if (!counts) throw new Error('An aggregate without a row');
  return counts;
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
