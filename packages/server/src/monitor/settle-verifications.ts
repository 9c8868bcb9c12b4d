import {
  type Attempt,
  type EpochMs,
  isEndedAttempt,
  type LocalBook,
  type SnapshotSource,
} from '@orderwatch/core';
import type { AttemptChange, DueDone } from '../db/cycle/change-set.ts';
import type { OpenDue } from '../db/due/load-open-due.ts';

/** For how long after its due time a verification waits for an order that the book does not show yet. */
const PATIENCE_MS = 15_000;

export interface VerificationInput {
  readonly due: readonly OpenDue[];
  readonly book: LocalBook;
  /** What the reading changed. */
  readonly attempts: readonly AttemptChange[];
  readonly reading: {
    readonly source: SnapshotSource;
    readonly requestedAtMs: EpochMs;
    /** Whether an absence may rest on it. */
    readonly complete: boolean;
  };
}

/**
 * Which verifications a reading settles: an order is verified once the book itself has shown it, in whatever state, to a
 * reading asked for after the due time (reconciliation writes the order's own part). One that is not in the book yet is
 * waited for; in the end the verification says so, and leaves the question open, for an absence proves nothing.
 */
export function settleVerifications({ due, book, attempts, reading }: VerificationInput): readonly DueDone[] {
  const late = due.filter(
    ({ kind, dueAtMs }) => kind === 'verify_placement' && dueAtMs <= reading.requestedAtMs,
  );
  if (late.length === 0 || reading.source !== 'book') return [];
  const now = new Map<string, Attempt>(book.entries.map(({ attempt }) => [attempt.id, attempt]));
  for (const { attempt } of attempts) now.set(attempt.id, attempt);
  return late.flatMap(({ subject, dueAtMs }): readonly DueDone[] => {
    const done = (result: string, state: string | null): readonly DueDone[] => [
      { kind: 'verify_placement', subject, outcome: { result, state } },
    ];
    const attempt = now.get(subject);
    if (attempt === undefined) return done('not_open', null);
    if (attempt.lastSeen?.confirmed) return done('verified', attempt.state);
    if (attempt.brokerOrderId === null && isEndedAttempt(attempt.state))
      return done('not_open', attempt.state);
    const waited = reading.requestedAtMs - dueAtMs >= PATIENCE_MS;
    return reading.complete && waited ? done('not_in_book', attempt.state) : [];
  });
}
