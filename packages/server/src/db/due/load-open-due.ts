import type { Db } from '../connect.ts';
import { DUE_KINDS, type DueKind } from '../cycle/change-set.ts';

export interface OpenDue {
  readonly kind: DueKind;
  readonly subject: string;
  readonly dueAtMs: number;
}

const KINDS: readonly string[] = DUE_KINDS;

/** The account's work that is not done, soonest first. */
export async function loadOpenDue(db: Db, accountId: string): Promise<readonly OpenDue[]> {
  const rows = await db
    .selectFrom('due_work')
    .select(['kind', 'subject', 'due_at'])
    .where('account_id', '=', accountId)
    .where('done_at', 'is', null)
    .orderBy('due_at')
    .execute();
  return rows.flatMap((row) =>
    isDueKind(row.kind) ? [{ kind: row.kind, subject: row.subject, dueAtMs: row.due_at }] : [],
  );
}

function isDueKind(kind: string): kind is DueKind {
  return KINDS.includes(kind);
}
