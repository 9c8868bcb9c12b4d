import type { NewDue } from '../db/cycle/change-set.ts';
import { changeSet } from '../db/cycle/change-set.ts';
import type { DeskParts } from '../desk/desk-parts.ts';
import type { DueHandler } from '../due/due-handlers.ts';

const LOOK_EVERY_MS = 15 * 60_000;
/** For so long after its sending: through the night and over the next open. Its tag is recognised for good. */
const WATCHED_MS = 3 * 86_400_000;

/** The first look for an order that was given up on. */
export function firstLook({ ids, clock }: Pick<DeskParts, 'ids' | 'clock'>, attemptId: string): NewDue {
  return {
    id: ids.next('due'),
    kind: 'watch_given_up',
    subject: attemptId,
    dueAtMs: clock.nowMs() + LOOK_EVERY_MS,
  };
}

/** Looks into the book for an order that was given up on, also at hours at which nothing else is waited for. */
export const watchGivenUp: DueHandler = async ({ parts, hands }, attemptId) => {
  await hands.freshBook();
  const nowMs = parts.clock.nowMs();
  const attempt = await hands.records.findAttempt(attemptId);
  const due = { kind: 'watch_given_up', subject: attemptId } as const;
  const watched = attempt?.state === 'not_placed' && nowMs - (attempt.sentAtMs ?? 0) < WATCHED_MS;
  await hands.commit(() =>
    changeSet(
      nowMs,
      watched
        ? { newDue: [firstLook(parts, attemptId)] }
        : { dueDone: [{ ...due, outcome: { result: attempt?.state ?? 'gone' } }] },
    ),
  );
};
