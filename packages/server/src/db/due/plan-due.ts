import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';
import type { DueKind } from '../cycle/change-set.ts';
import type { OpenDue } from './load-open-due.ts';

/** Writes due work down, or moves its time. Gives back what is open: work that was done before stays done. */
export async function planDue(
  db: Db,
  accountId: string,
  wanted: readonly (OpenDue & { readonly id: string })[],
): Promise<readonly OpenDue[]> {
  const { rows } = await sql<{ kind: DueKind; subject: string; due_at: number }>`
    insert into due_work (id, account_id, kind, subject, due_at)
    select id, ${accountId}, kind, subject, due_at
    from jsonb_to_recordset(${JSON.stringify(
      wanted.map(({ id, kind, subject, dueAtMs }) => ({ id, kind, subject, due_at: toTimestamp(dueAtMs) })),
    )}::jsonb) as x (id text, kind text, subject text, due_at timestamptz)
    on conflict (account_id, kind, subject) do update set due_at = excluded.due_at where due_work.done_at is null
    returning kind, subject, due_at`.execute(db);
  return rows.map((row) => ({ kind: row.kind, subject: row.subject, dueAtMs: row.due_at }));
}
