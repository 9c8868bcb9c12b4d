import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

/**
 * What was under way when the backup was made may have been carried out since. None of it is begun again: runs and
 * requests end with a word to whoever asked, leases are nobody's (their epochs stay, so that the next is a higher one),
 * and nobody and no token is let in that may have been shut out since.
 */
export async function settleRestored(
  db: Db,
  { atMs, words }: { readonly atMs: number; readonly words: string },
): Promise<void> {
  const at = toTimestamp(atMs);
  const answer = JSON.stringify({ code: 'interrupted', text: words, facts: {} });
  await sql`update leases set owner = 'restored', expires_at = '-infinity'`.execute(db);
  await sql`delete from web_sessions`.execute(db);
  await sql`update api_tokens set revoked_at = ${at} where revoked_at is null`.execute(db);
  await sql`update placement_runs set state = 'interrupted', refusal_code = 'interrupted', refusal_text = ${words},
      finished_at = ${at}, summary = coalesce(summary, '{}')
    where state in ('queued', 'running')`.execute(db);
  await sql`update desk_requests set state = 'failed', answer = ${answer}::jsonb, answered_at = ${at}
    where state in ('queued', 'working')`.execute(db);
  // Somebody else's claim on a message, or on a repeated request, ended with the database that was lost.
  await sql`update notice_deliveries set state = 'queued', lease_until = null where state = 'sending'`.execute(
    db,
  );
  await sql`update telegram_buttons set used_at = ${at} where used_at is null`.execute(db);
}
