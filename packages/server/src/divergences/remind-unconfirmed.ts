import { nextReminderMs } from '@orderwatch/core';
import { changeSet } from '../db/cycle/change-set.ts';
import { loadBook } from '../db/cycle/load-book.ts';
import { countReminders } from '../db/divergences/count-reminders.ts';
import type { DueHandler } from '../due/due-handlers.ts';
import { NOTHING_SEEN } from './whole-book.ts';

const ROUNDS = 5;

/** Tells again of an order whose outcome nobody knows, and plans the next reminder; a settled one needs none. */
export const remindUnconfirmed: DueHandler = async ({ parts, hands }, attemptId) => {
  const { db, ids, clock } = parts;
  const { id } = hands.facts();
  for (let round = 1; round <= ROUNDS; round += 1) {
    const nowMs = clock.nowMs();
    const { book, eventSeq } = await loadBook(db, { accountId: id, ...NOTHING_SEEN });
    const entry = book.entries.find(({ attempt }) => attempt.id === attemptId);
    const due = { kind: 'remind_unconfirmed', subject: attemptId } as const;
    if (entry?.attempt.state !== 'unconfirmed') {
      const settled = changeSet(nowMs, { dueDone: [{ ...due, outcome: { result: 'settled' } }] });
      await hands.commit(() => settled);
      return;
    }
    const { attempt, local } = entry;
    const sinceMs = attempt.sentAtMs ?? attempt.createdAtMs;
    const reminder = 1 + (await countReminders(db, local.order.id));
    const data = { sinceMs, reminder, symbol: local.order.instrument.symbol, severity: 'S1' };
    const draft = {
      kind: 'order.still_unconfirmed',
      actor: 'system',
      source: 'rule',
      orderId: local.order.id,
      attemptId: attempt.id,
      atMs: nowMs,
      data,
    } as const;
    const written = await hands.commit((head) =>
      head.eventSeq === eventSeq
        ? changeSet(nowMs, {
            events: [{ id: ids.next('evt'), evidenceId: null, draft }],
            newDue: [{ id: ids.next('due'), ...due, dueAtMs: nextReminderMs(sinceMs, nowMs) }],
          })
        : undefined,
    );
    if (written.ok || written.error.kind !== 'stale') return;
  }
};
