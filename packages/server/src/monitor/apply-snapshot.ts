import {
  type Decisions,
  type GuardState,
  type LocalBook,
  reconcile,
  type Snapshot,
  type TradingCalendar,
  toId,
} from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import type { HeadNote } from '../db/cycle/change-set.ts';
import { type Committed, commitChanges } from '../db/cycle/commit-changes.ts';
import { type LoadedBook, loadBook } from '../db/cycle/load-book.ts';
import { dayNumber, dayText } from '../db/cycle/records.ts';
import { touchHead } from '../db/cycle/touch-head.ts';
import type { LeaseClaim } from '../db/lease/renew-lease.ts';
import type { Json } from '../db/tables.ts';
import type { Agenda } from '../due/agenda.ts';
import type { Ids } from '../ids.ts';
import { changesFrom } from './decisions-to-changes.ts';
import { phaseFactsAt, reconcileFacts } from './phase-facts.ts';
import { readGuard } from './read-guard.ts';
import { settleVerifications } from './settle-verifications.ts';

const DAY_MS = 86_400_000;
/** A book is emptied overnight, not at the close: what was seen since the weekend or a long one may still be shown. */
const BOOK_DAYS = 6;
const COMMAND_DAYS = 3;
const MOST_TRIES = 8;

export interface ApplyDeps {
  readonly db: Db;
  readonly ids: Ids;
  readonly calendar: TradingCalendar;
  readonly nowMs: () => number;
  readonly findInstrument: Parameters<typeof reconcileFacts>[1];
}

export interface ApplyAccount {
  readonly id: string;
  readonly userId: string;
  readonly accountCode: string;
  readonly agenda: Agenda;
  readonly memory: BookMemory;
}

/** The account's book as it was after the last write, kept while nobody has written since. */
export interface BookMemory {
  loaded: LoadedBook | undefined;
}

export type Applied =
  | {
      readonly kind: 'applied';
      readonly decisions: Decisions;
      readonly committed: Committed | null;
      readonly book: LocalBook;
      readonly statements: number;
    }
  | { readonly kind: 'lease_lost'; readonly statements: number };

/**
 * The sandwich: load what is open, let core decide, write once. A write by somebody else in between makes it begin
 * again with the same reading.
 */
export async function applySnapshot(
  deps: ApplyDeps,
  account: ApplyAccount,
  claim: LeaseClaim,
  snapshot: Snapshot,
): Promise<Applied> {
  let statements = 0;
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    let loaded = account.memory.loaded;
    if (loaded === undefined || !knows(loaded.book, snapshot)) {
      loaded = await loadFor(deps, account, snapshot);
      statements += 1;
    }
    account.memory.loaded = undefined;
    const nowMs = deps.nowMs();
    const guard = readGuard(loaded.guard);
    const decisions = decide(deps, account, loaded, guard, snapshot, nowMs);
    const due = account.agenda
      .dueBy(snapshot.requestedAtMs)
      .filter(({ kind }) => kind === 'verify_placement');
    const changes = settleVerifications({
      changes: changesFrom(decisions, loaded.book, { nowMs, ids: deps.ids }),
      book: loaded.book,
      due,
      reading: {
        source: snapshot.source,
        requestedAtMs: snapshot.requestedAtMs,
        complete: decisions.verdict.kind === 'accepted' && decisions.verdict.complete,
      },
      nowMs,
      ids: deps.ids,
    });
    const head = headNote(snapshot, decisions, guard);
    const nothingChanged =
      changes.events.length === 0 &&
      changes.orders.length === 0 &&
      changes.newOrders.length === 0 &&
      changes.dueDone.length === 0;
    const seen = loaded;

    if (nothingChanged) {
      if (snapshot.source !== 'book' || (await touchHead(deps.db, claim, seen.eventSeq, head))) {
        statements += snapshot.source === 'book' ? 1 : 0;
        account.memory.loaded = {
          ...seen,
          guard: head.guard ?? seen.guard,
          sealedDay: head.sealedDay ?? seen.sealedDay,
        };
        return { kind: 'applied', decisions, committed: null, book: seen.book, statements };
      }
      statements += 1;
    }
    const committed = await commitChanges(deps.db, claim, (locked) =>
      locked.eventSeq === seen.eventSeq ? { ...changes, head } : undefined,
    );
    statements += 2;
    if (committed.ok) {
      for (const done of changes.dueDone) account.agenda.remove(done.kind, done.subject);
      return { kind: 'applied', decisions, committed: committed.value, book: seen.book, statements };
    }
    if (committed.error.kind === 'lease_lost') return { kind: 'lease_lost', statements };
  }
  throw new Error(
    `Account ${account.id}: others wrote ${MOST_TRIES} times while a reading was being applied`,
  );
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
  return reconcile({
    now: nowMs,
    accountId: toId('acc', account.id),
    userId: toId('usr', account.userId),
    accountCode: account.accountCode,
    local: loaded.book,
    guard,
    snapshot,
    phase: phaseFactsAt(deps.calendar, snapshot.requestedAtMs, sealed),
    facts: reconcileFacts(deps.calendar, deps.findInstrument),
  });
}

/** Whether every row of the reading is in the book that is in memory; a stranger may be an old order of ours. */
function knows(book: LocalBook, snapshot: Snapshot): boolean {
  if (snapshot.kind !== 'complete' && snapshot.kind !== 'partial') return true;
  return snapshot.rows.every((row) => book.byNumber.has(row.brokerOrderId));
}

async function loadFor(deps: ApplyDeps, account: ApplyAccount, snapshot: Snapshot): Promise<LoadedBook> {
  const rows = snapshot.kind === 'complete' || snapshot.kind === 'partial' ? snapshot.rows : [];
  const now = deps.nowMs();
  return loadBook(deps.db, {
    accountId: account.id,
    seenSince: dayText(Math.floor(now / DAY_MS) - BOOK_DAYS),
    brokerOrderIds: rows.map((row) => row.brokerOrderId),
    clientTags: rows.flatMap((row) => row.tag ?? []),
    commandsSinceMs: now - COMMAND_DAYS * DAY_MS,
  });
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
