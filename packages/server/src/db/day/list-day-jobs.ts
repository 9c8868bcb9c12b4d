import { DAY_JOBS } from '@orderwatch/core';
import type { Db } from '../connect.ts';
import type { Json } from '../tables.ts';

export interface DayJobRow {
  readonly kind: string;
  readonly dueAtMs: number;
  readonly doneAtMs: number | null;
  readonly outcome: Json | null;
}

/** The jobs of an account's trading day with their times and what came of them, in their order. */
export async function listDayJobs(
  db: Db,
  of: { readonly accountId: string; readonly day: string },
): Promise<readonly DayJobRow[]> {
  const rows = await db
    .selectFrom('due_work')
    .select(['kind', 'due_at', 'done_at', 'outcome'])
    .where('account_id', '=', of.accountId)
    .where('kind', 'in', [...DAY_JOBS, 'placement', 'retry'])
    .where('subject', '=', of.day)
    .orderBy('due_at')
    .orderBy('kind')
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    dueAtMs: row.due_at,
    doneAtMs: row.done_at,
    outcome: row.outcome,
  }));
}
