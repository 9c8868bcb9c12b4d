import {
  type Decisions,
  findClientTag,
  findLocalOrder,
  istDayNumber,
  type LocalBook,
  type LocalOrder,
  type PositionAlert,
  type Snapshot,
  type TradingCalendar,
  withLocalOrders,
} from '@orderwatch/core';
import type { ChangeSet } from '../db/cycle/change-set.ts';
import type { LoadedBook } from '../db/cycle/load-book.ts';
import { prepareChanges } from '../db/cycle/prepare-changes.ts';
import { dayText } from '../db/cycle/records.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { Agenda } from '../due/agenda.ts';
import { type Ids, repeatableIds } from '../ids.ts';
import type { HeldReading } from '../positions/held-memory.ts';
import type { BookMemory } from './book-memory.ts';
import { type Decided, decideObservation } from './decide-observation.ts';
import type { reconcileFacts } from './phase-facts.ts';

const DAY_MS = 86_400_000;
/** A book is emptied overnight, not at the close: what was seen since the weekend or a long one may still be shown. */
const BOOK_DAYS = 6;
const COMMAND_DAYS = 3;
const MOST_TRIES = 8;

export interface ApplyDeps {
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
  /** What was last read of the shares held. */
  readonly held: () => HeldReading | null;
  /** When watching began, until it has caught up with what happened before; then null. */
  readonly catchingUpSinceMs: number | null;
  /** By how much this machine's clock is ahead of the broker's, as far as that is certain. 0 when left out. */
  readonly clockAheadMs?: number;
  /** Whether what was bought by hand ends a queued buy. True when left out. */
  readonly followManualChanges?: boolean;
  readonly records: AccountHands['records'];
  readonly claim: AccountHands['claim'];
  readonly commit: AccountHands['commit'];
}

export type Applied =
  | {
      readonly kind: 'applied';
      readonly snapshot: Snapshot;
      readonly decisions: Decisions;
      readonly positionAlerts: readonly PositionAlert[];
      readonly changedOrders: readonly string[];
      readonly statements: number;
    }
  | { readonly kind: 'nothing_told'; readonly statements: number }
  | { readonly kind: 'lease_lost'; readonly statements: number };

/** One reading, or frames of the feed that need what is known to become rows. */
export interface Observation {
  /** Whether every order that it tells of is in the book; a stranger may be an old order of ours that was not loaded. */
  isKnownTo(book: LocalBook): boolean;
  /** The broker's numbers and our tags by which its orders are found. */
  names(): { readonly brokerOrderIds: readonly string[]; readonly clientTags: readonly string[] };
  /** Undefined when nothing can be made of it without the book of the broker. */
  snapshot(book: LocalBook): Snapshot | undefined;
}

export function observationOf(snapshot: Snapshot): Observation {
  const rows = snapshot.kind === 'complete' || snapshot.kind === 'partial' ? snapshot.rows : [];
  return {
    isKnownTo: (book) => rows.every((row) => book.byNumber.has(row.brokerOrderId)),
    names: () => ({
      brokerOrderIds: rows.map((row) => row.brokerOrderId),
      clientTags: rows.flatMap((row) => findClientTag(row.tag ?? '') ?? []),
    }),
    snapshot: () => snapshot,
  };
}

/**
 * The sandwich: load what is open, let core decide, write once. A write by somebody else in between makes it begin
 * again with the same reading. Calls for one account follow one another.
 */
export async function applyObservation(
  deps: ApplyDeps,
  account: ApplyAccount,
  observed: Observation,
): Promise<Applied> {
  let statements = 0;
  const { memory } = account;
  const ids = repeatableIds(deps.ids);
  let known = memory.take();
  for (let round = 1; round <= MOST_TRIES; round += 1) {
    ids.again();
    const claim = account.claim();
    if (claim === null) return { kind: 'lease_lost', statements };
    const remembered = known !== undefined && observed.isKnownTo(known.book);
    if (known === undefined || !observed.isKnownTo(known.book)) {
      known = await loadFor(deps, account, observed);
      statements += 1;
    }
    const loaded = known;
    const snapshot = observed.snapshot(loaded.book);
    if (snapshot === undefined) {
      memory.keep(loaded);
      return { kind: 'nothing_told', statements };
    }
    const decided = decideObservation({ ...deps, ids }, account, loaded, snapshot, !remembered);
    const { decisions, changes, head } = decided;
    if (isNothing(changes)) {
      const silent = snapshot.source !== 'book';
      if (!silent) statements += 1;
      if (silent || (await account.records.touchHead(claim, loaded.eventSeq, head))) {
        memory.keep(remember(loaded, decided, loaded.eventSeq));
        return { kind: 'applied', snapshot, decisions, positionAlerts: [], changedOrders: [], statements };
      }
    }
    const whole = { ...changes, head };
    prepareChanges(claim, whole);
    const committed = await account.commit((locked) =>
      locked.eventSeq === loaded.eventSeq && memory.isUntouched() ? whole : undefined,
    );
    statements += 2;
    if (committed.ok) {
      memory.keep(remember(loaded, decided, committed.value.lastSeq), whole);
      const changedOrders = [
        ...changes.newOrders.map(({ order }) => order.id),
        ...changes.orders.map(({ id }) => id),
      ];
      const { alerts: positionAlerts } = decided.followed;
      return { kind: 'applied', snapshot, decisions, positionAlerts, changedOrders, statements };
    }
    if (committed.error.kind === 'lease_lost') return { kind: 'lease_lost', statements };
    known = memory.catchUp(loaded);
  }
  throw new Error(
    `Account ${account.id}: others wrote ${MOST_TRIES} times while a reading was being applied`,
  );
}

function isNothing(changes: ChangeSet): boolean {
  return (
    changes.events.length === 0 &&
    changes.orders.length === 0 &&
    changes.newOrders.length === 0 &&
    changes.positions.length === 0 &&
    changes.newDue.length === 0 &&
    changes.dueDone.length === 0
  );
}

/** The book after the write, so that the next cycle need not load what this one has just written. */
function remember(
  loaded: LoadedBook,
  { changes, after, followed, head }: Decided,
  eventSeq: number,
): LoadedBook {
  const rest = {
    ...loaded,
    positions: followed.positions,
    eventSeq,
    guard: head.guard ?? loaded.guard,
    sealedDay: head.sealedDay ?? loaded.sealedDay,
  };
  if (isNothing(changes)) return rest;
  const { book } = loaded;
  const now = new Map<string, LocalOrder>();
  for (const changed of changes.orders) {
    const local = after.get(changed.id) ?? findLocalOrder(book, changed.id);
    if (local !== undefined)
      now.set(changed.id, { ...local, order: { ...changed, version: changed.version + 1 } });
  }
  for (const { order } of changes.newOrders) {
    const adopted = after.get(order.id);
    if (adopted !== undefined) now.set(order.id, adopted);
  }
  return { ...rest, book: withLocalOrders(book, now) };
}

async function loadFor(deps: ApplyDeps, account: ApplyAccount, observed: Observation): Promise<LoadedBook> {
  const now = deps.nowMs();
  return account.records.loadBook({
    seenSince: dayText(istDayNumber(now) - BOOK_DAYS),
    ...observed.names(),
    commandsSinceMs: now - COMMAND_DAYS * DAY_MS,
  });
}
