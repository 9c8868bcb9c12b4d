import type { DueKind } from '../db/cycle/change-set.ts';
import { planDue } from '../db/due/plan-due.ts';
import type { AccountContext } from '../desk/account-context.ts';

/** Writes down when one kind of work comes due. What stands so already costs nothing; what was done stays done. */
export async function planKind(
  {
    parts,
    hands,
  }: Pick<AccountContext, 'hands'> & { readonly parts: Pick<AccountContext['parts'], 'db' | 'ids'> },
  kind: DueKind,
  moments: readonly { readonly subject: string; readonly dueAtMs: number }[],
): Promise<void> {
  const known = new Map(
    hands.agenda
      .dueBy(Number.POSITIVE_INFINITY)
      .filter((due) => due.kind === kind)
      .map((due) => [due.subject, due.dueAtMs]),
  );
  const wanted = moments
    .filter(({ subject, dueAtMs }) => known.get(subject) !== dueAtMs)
    .map((moment) => ({ ...moment, id: parts.ids.next('due'), kind }));
  if (wanted.length === 0) return;
  for (const due of await planDue(parts.db, hands.facts().id, wanted)) hands.agenda.add(due);
}
