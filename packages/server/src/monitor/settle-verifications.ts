import {
  type Attempt,
  type EpochMs,
  isEndedAttempt,
  type LocalBook,
  type Order,
  type SnapshotSource,
} from '@orderwatch/core';
import type { NewEvent } from '../db/cycle/chain-events.ts';
import type { ChangeSet, DueDone } from '../db/cycle/change-set.ts';
import type { OpenDue } from '../db/due/load-open-due.ts';
import type { Ids } from '../ids.ts';

/** For how long after its due time a verification waits for an order that the book does not show yet. */
const PATIENCE_MS = 30_000;

export interface VerificationInput {
  readonly changes: ChangeSet;
  readonly book: LocalBook;
  readonly due: readonly OpenDue[];
  readonly reading: {
    readonly source: SnapshotSource;
    readonly requestedAtMs: EpochMs;
    /** Whether an absence may rest on it. */
    readonly complete: boolean;
  };
  readonly nowMs: EpochMs;
  readonly ids: Ids;
}

/**
 * Settles the verifications that are due with what the book itself has shown: an order is verified when a reading asked
 * for after the due time has it, in whatever state. One that is not in the book yet is waited for; in the end the
 * verification says so and leaves the question to reconciliation, for an absence proves nothing by itself.
 */
export function settleVerifications(input: VerificationInput): ChangeSet {
  const { changes, book, due, reading, nowMs, ids } = input;
  if (reading.source !== 'book') return changes;
  const attempts = attemptsAfter(book, changes);
  const orders = new Map(changes.orders.map((order) => [order.id, order]));
  const known = new Map(book.orders.map(({ order }) => [order.id, order]));
  const events: NewEvent[] = [];
  const dueDone: DueDone[] = [];

  for (const { subject, dueAtMs } of due) {
    if (dueAtMs > reading.requestedAtMs) continue;
    const attempt = attempts.get(subject);
    const order = attempt && (orders.get(attempt.orderId) ?? known.get(attempt.orderId));
    if (attempt === undefined || order === undefined) {
      dueDone.push({ kind: 'verify_placement', subject, outcome: { result: 'not_open' } });
      continue;
    }
    if (attempt.lastSeen?.confirmed || isEndedAttempt(attempt.state)) {
      orders.set(order.id, verified(order, nowMs));
      events.push(verifiedEvent(attempt, order, nowMs, ids));
      dueDone.push({
        kind: 'verify_placement',
        subject,
        outcome: { result: 'verified', state: attempt.state },
      });
    } else if (reading.complete && reading.requestedAtMs - dueAtMs >= PATIENCE_MS) {
      dueDone.push({ kind: 'verify_placement', subject, outcome: { result: 'not_in_book' } });
    }
  }
  if (dueDone.length === 0) return changes;
  return {
    ...changes,
    orders: [...orders.values()],
    events: [...changes.events, ...events],
    dueDone: [...changes.dueDone, ...dueDone],
  };
}

function verified(order: Order, nowMs: EpochMs): Order {
  return { ...order, verifiedAtMs: order.verifiedAtMs ?? nowMs, updatedAtMs: nowMs };
}

function verifiedEvent(attempt: Attempt, order: Order, nowMs: EpochMs, ids: Ids): NewEvent {
  return {
    id: ids.next('evt'),
    evidenceId: null,
    draft: {
      kind: 'order.verified',
      actor: 'system',
      source: 'book',
      orderId: order.id,
      attemptId: attempt.id,
      atMs: nowMs,
      data: {
        state: attempt.state,
        status: order.status,
        brokerOrderId: attempt.brokerOrderId,
        statusText: attempt.lastSeen?.statusText ?? null,
      },
    },
  };
}

function attemptsAfter(book: LocalBook, changes: ChangeSet): ReadonlyMap<string, Attempt> {
  const attempts = new Map<string, Attempt>(book.entries.map(({ attempt }) => [attempt.id, attempt]));
  for (const { attempt } of changes.attempts) attempts.set(attempt.id, attempt);
  return attempts;
}
