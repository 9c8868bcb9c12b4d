import {
  type Decisions,
  type GuardState,
  type LocalOrder,
  markWhileDown,
  reconcile,
  type Snapshot,
  toId,
} from '@orderwatch/core';
import type { ChangeSet, HeadNote } from '../db/cycle/change-set.ts';
import type { LoadedBook } from '../db/cycle/load-book.ts';
import { dayNumber, dayText } from '../db/cycle/records.ts';
import type { Json } from '../db/tables.ts';
import { type FollowedPositions, followPositions } from '../positions/follow-positions.ts';
import type { ApplyAccount, ApplyDeps } from './apply-observation.ts';
import { changesFrom } from './decisions-to-changes.ts';
import { phaseFactsAt, reconcileFacts } from './phase-facts.ts';
import { planReminders } from './plan-reminders.ts';
import { readGuard } from './read-guard.ts';
import { settleVerifications } from './settle-verifications.ts';

/** What a reading changes, and what is known when that is written. */
export interface Decided {
  readonly decisions: Decisions;
  readonly changes: ChangeSet;
  readonly after: ReadonlyMap<string, LocalOrder>;
  readonly followed: FollowedPositions;
  readonly head: HeadNote;
}

/** Lets core decide about orders, positions and due work, and makes it what is written. Writes nothing. */
export function decideObservation(
  deps: ApplyDeps,
  account: ApplyAccount,
  loaded: LoadedBook,
  snapshot: Snapshot,
  wholeBook: boolean,
): Decided {
  const nowMs = deps.nowMs();
  const guard = readGuard(loaded.guard);
  const decisions = decide(deps, account, loaded, guard, snapshot, nowMs);
  const { ids } = deps;
  const { book, positions } = loaded;
  const { changes: ordersAlone, after: ordersAfter } = changesFrom(decisions, book, { nowMs, ids });
  const followed = followPositions({
    changes: ordersAlone,
    after: ordersAfter,
    book,
    positions,
    wholeBook,
    held: account.held(),
    nowMs,
    ids,
  });
  const { changes, after } = followed;
  const verified = settleVerifications({
    due: account.agenda.dueBy(snapshot.requestedAtMs),
    book: loaded.book,
    attempts: changes.attempts,
    reading: {
      source: snapshot.source,
      requestedAtMs: snapshot.requestedAtMs,
      complete: decisions.verdict.kind === 'accepted' && decisions.verdict.complete,
    },
  });
  const reminders = planReminders({
    due: account.agenda.dueBy(Number.POSITIVE_INFINITY),
    book,
    attempts: changes.attempts,
    nowMs,
    nextId: () => ids.next('due'),
  });
  const dueDone = [...verified, ...reminders.dueDone];
  const newDue = [...changes.newDue, ...reminders.newDue];
  const head = headNote(snapshot, decisions, guard);
  return { decisions, changes: { ...changes, newDue, dueDone }, after, followed, head };
}

function decide(
  deps: ApplyDeps,
  account: ApplyAccount,
  loaded: LoadedBook,
  guard: GuardState,
  snapshot: Snapshot,
  nowMs: number,
): Decisions {
  const sealed = loaded.sealedDay === null ? null : dayNumber(loaded.sealedDay);
  const decisions = reconcile({
    now: nowMs,
    accountId: toId('acc', account.id),
    userId: toId('usr', account.userId),
    accountCode: account.accountCode,
    local: loaded.book,
    guard,
    snapshot,
    phase: phaseFactsAt(deps.calendar, snapshot.requestedAtMs, sealed, account.clockAheadMs),
    facts: reconcileFacts(deps.calendar, deps.findInstrument),
    followManualChanges: account.followManualChanges ?? true,
  });
  const { catchingUpSinceMs: startedMs } = account;
  const { lastRequestedAtMs: lastReadingMs } = guard;
  if (
    startedMs === null ||
    lastReadingMs === null ||
    decisions.orders.length + decisions.external.length === 0
  ) {
    return decisions;
  }
  return markWhileDown(decisions, { lastReadingMs, startedMs });
}

function headNote(snapshot: Snapshot, decisions: Decisions, guard: GuardState): HeadNote {
  const { verdict, sealedDay } = decisions;
  const changed = decisions.guard === guard ? {} : { guard: asJson(decisions.guard) };
  if (snapshot.source !== 'book') return changed;
  const lastReading = {
    kind: snapshot.kind,
    problem:
      snapshot.kind === 'failed' ? snapshot.why.words : verdict.kind === 'rejected' ? verdict.why : null,
    doubts: verdict.kind === 'accepted' ? verdict.doubts : [],
    rows: snapshot.kind === 'complete' || snapshot.kind === 'partial' ? snapshot.rows.length : 0,
    requested_at_ms: snapshot.requestedAtMs,
    received_at_ms: snapshot.receivedAtMs,
  };
  const complete = verdict.kind === 'accepted' && verdict.complete;
  return {
    ...changed,
    lastReading,
    ...(complete ? { lastCompleteAtMs: snapshot.receivedAtMs } : {}),
    ...(sealedDay === null ? {} : { sealedDay: dayText(sealedDay) }),
  };
}

/** A guard is plain JSON by its definition; the copy makes it so for the type, too. */
function asJson(guard: GuardState): Json {
  return { ...guard };
}
