import { type EpochMs, type LocalBook, nextReminderMs } from '@orderwatch/core';
import type { AttemptChange, DueDone, NewDue } from '../db/cycle/change-set.ts';
import type { OpenDue } from '../db/due/load-open-due.ts';

export interface ReminderInput {
  /** All open work of the account. */
  readonly due: readonly OpenDue[];
  readonly book: LocalBook;
  /** What the reading changed. */
  readonly attempts: readonly AttemptChange[];
  readonly nowMs: EpochMs;
  readonly nextId: () => string;
}

/**
 * Keeps a reminder in the books for each sending whose outcome nobody knows, until evidence or a person has settled it. It
 * belongs to the write that settles it: a reminder of what is settled would never come, nor would one that is needed fail.
 */
export function planReminders({ due, book, attempts, nowMs, nextId }: ReminderInput): {
  readonly newDue: readonly NewDue[];
  readonly dueDone: readonly DueDone[];
} {
  const changed = new Map<string, string>(attempts.map(({ attempt }) => [attempt.id, attempt.state]));
  const planned = new Set(due.flatMap((open) => (open.kind === 'remind_unconfirmed' ? [open.subject] : [])));
  const newDue: NewDue[] = [];
  const unsettled = new Set<string>();
  for (const { attempt } of book.unanswered) {
    const state = changed.get(attempt.id) ?? attempt.state;
    if (state !== 'unconfirmed' && state !== 'sending') continue;
    unsettled.add(attempt.id);
    if (state === 'sending' || planned.has(attempt.id)) continue;
    const dueAtMs = nextReminderMs(attempt.sentAtMs ?? attempt.createdAtMs, nowMs);
    newDue.push({ id: nextId(), kind: 'remind_unconfirmed', subject: attempt.id, dueAtMs });
  }
  const dueDone = [...planned]
    .filter((subject) => !unsettled.has(subject))
    .map((subject) => ({ kind: 'remind_unconfirmed' as const, subject, outcome: { result: 'settled' } }));
  return { newDue, dueDone };
}
