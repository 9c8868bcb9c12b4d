import { isLiveAttempt } from '../orders/index.ts';
import { type EpochMs, istDayNumber } from '../time.ts';
import type { AlertLog } from './alert-log.ts';
import type { Doubt, Verdict } from './decisions.ts';
import type { GuardState } from './guard-state.ts';
import type { LocalEntry } from './local-book.ts';
import type { ReconcileInput } from './reconcile-input.ts';
import { compareNs } from './row-version.ts';
import type { Scan } from './scan-rows.ts';

// An older body is served now and then by a cache; one that stays is the broker's new truth about versions.
const STALE_READINGS = 3;
const EMPTY_READINGS = 3;

export interface Judgement {
  readonly verdict: Verdict;
  readonly guard: GuardState;
  /** Orders of the guarded day that an earlier reading showed and this one lacks. */
  readonly lost: readonly LocalEntry[];
  readonly checkSession: boolean;
}

/** Decides what a reading of the whole book is worth. Only one without any doubt may prove an absence. */
export function judgeReading(input: ReconcileInput, scan: Scan, guard: GuardState, log: AlertLog): Judgement {
  const { snapshot } = input;
  const empty = snapshot.kind === 'empty' || (snapshot.kind === 'complete' && snapshot.rows.length === 0);
  const suspect = empty && input.local.entries.some((entry) => isExpected(entry, input));
  const quarantined = snapshot.kind === 'partial';
  // Rows that were set aside may be the missing ones.
  const lost = empty || quarantined ? [] : findLost(input, scan);
  const earlier = isSameIstDay(guard.lastRequestedAtMs, snapshot.requestedAtMs)
    ? guard.highestUpdateNs
    : null;
  const stale = !quarantined && lost.length === 0 && isStale(scan, earlier);
  const next: GuardState = {
    ...guard,
    lastRequestedAtMs: snapshot.requestedAtMs,
    emptyStreak: suspect ? guard.emptyStreak + 1 : 0,
    shrinkStreak: lost.length > 0 ? guard.shrinkStreak + 1 : quarantined ? guard.shrinkStreak : 0,
    staleStreak: stale ? guard.staleStreak + 1 : 0,
    highestUpdateNs: highest(earlier, scan.highestNs),
    failingSinceMs: null,
    failingWhy: null,
  };
  raiseDoubts(input, next, lost, log);
  if (stale && next.staleStreak < STALE_READINGS) {
    return { verdict: { kind: 'rejected', why: 'stale' }, guard: next, lost: [], checkSession: false };
  }
  const doubts: Doubt[] = [];
  if (quarantined) doubts.push('quarantined_rows');
  if (suspect) doubts.push('empty_suspect');
  if (lost.length > 0) doubts.push('shrunk');
  if (stale) doubts.push('stale');
  const complete = doubts.length === 0;
  return {
    verdict: { kind: 'accepted', complete, doubts },
    guard: complete ? { ...next, lastCompleteRequestedAtMs: snapshot.requestedAtMs } : next,
    lost,
    checkSession: suspect || lost.length > 0,
  };
}

// Until its day is sealed the set of numbers in the book can only grow.
function findLost(input: ReconcileInput, { present }: Scan): readonly LocalEntry[] {
  return input.local.entries.filter((entry) => present[entry.index] === 0 && isGuarded(entry, input));
}

/**
 * Whether the book has to go on showing an order. The broker empties its book at midnight in India but for what still
 * waits: an after-market order that ended the evening before is gone then, and its absence says nothing.
 */
function isGuarded({ local, attempt }: LocalEntry, { phase, snapshot }: ReconcileInput): boolean {
  if (local.order.tradingDay < phase.bookDay || attempt.lastSeen?.confirmed !== true) return false;
  return isLiveAttempt(attempt.state) || isSameIstDay(attempt.lastSeen.atMs, snapshot.requestedAtMs);
}

function isExpected(entry: LocalEntry, input: ReconcileInput): boolean {
  const acknowledged =
    entry.local.order.tradingDay >= input.phase.bookDay && isLiveAttempt(entry.attempt.state);
  return acknowledged || isGuarded(entry, input);
}

function isStale(scan: Scan, earlier: string | null): boolean {
  if (earlier === null || scan.highestNs === null) return false;
  return compareNs(scan.highestNs, earlier) < 0;
}

function isSameIstDay(one: EpochMs | null, other: EpochMs): boolean {
  return one !== null && istDayNumber(one) === istDayNumber(other);
}

function highest(first: string | null, second: string | null): string | null {
  if (first === null || second === null) return first ?? second;
  return compareNs(first, second) >= 0 ? first : second;
}

function raiseDoubts(
  input: ReconcileInput,
  next: GuardState,
  lost: readonly LocalEntry[],
  log: AlertLog,
): void {
  const day = String(input.phase.bookDay);
  if (lost.length > 0) {
    const numbers = lost.map((entry) => entry.attempt.brokerOrderId).toSorted();
    const facts = {
      lost: numbers.slice(0, 20),
      count: numbers.length,
      requestedAtMs: input.snapshot.requestedAtMs,
    };
    log.raise({
      kind: 'book_shrunk',
      severity: 'S1',
      orderId: null,
      about: `${day}:${numbers.join()}`,
      facts,
    });
  }
  if (next.emptyStreak === EMPTY_READINGS) {
    const facts = { readings: next.emptyStreak };
    log.raise({ kind: 'book_empty_suspect', severity: 'S1', orderId: null, about: day, facts });
  }
  if (next.staleStreak === STALE_READINGS) {
    const facts = { highestUpdateNs: next.highestUpdateNs };
    log.raise({ kind: 'book_stale', severity: 'S2', orderId: null, about: day, facts });
  }
}
