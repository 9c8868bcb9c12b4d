/**
 * Brings what we know of an account's orders into line with one reading of what the broker shows. Pure: everything it
 * needs is handed in, everything it concludes is handed back, and the caller writes it in one transaction.
 *
 * Invariants, each held by a test:
 *
 *  1. Nothing here can send. A decision changes records; no combination of inputs asks for an order, or for a second
 *     one. An order's status never becomes `placing` here.
 *  2. A reading that failed changes no order. Not being able to look is not having seen nothing.
 *  3. What a reading shows counts; what it lacks counts only in a reading of the whole book without any doubt. A doubt
 *     is a row set aside, an empty or shrunken book, an old body.
 *  4. Absence is never a status. It sets `missingSinceMs`, after a grace time, and presence takes it back. For orders
 *     of an earlier trading day it means nothing.
 *  5. A reading with a row of another account is dropped whole, and placing stops.
 *  6. A row moves an order only forwards: by its own version, and never against what was received after the reading
 *     was asked for.
 *  7. Filled quantities never fall. A smaller number is kept as an anomaly; a larger one than ordered is kept in full.
 *  8. A fill's identity is the broker's number and the total after it. Telling it again, in any order, adds nothing.
 *  9. What has ended stays ended, except by a correction: an event with its evidence, and an alert.
 * 10. A text that we do not know changes nothing, and is told once.
 * 11. An attempt without a number is linked by our tag alone. What merely looks like it is a candidate for a person.
 * 12. An unconfirmed attempt stays unconfirmed, for however long, until the broker shows it or a person decides.
 * 13. A row that is nobody's becomes an external order, with ids that are functions of account and number.
 * 14. Who changed or cancelled an order is decided by our commands first, by the row's marks second, never by a guess.
 * 15. Day orders end by their day only in its final reading, which shows them still at work. After-market orders that
 *     still wait are carried.
 * 16. The order of rows and their repetition do not matter; the same reading twice decides nothing the second time.
 */
import type { BrokerOrder } from '../broker/index.ts';
import { type EventDraft, isLiveAttempt } from '../orders/index.ts';
import { draftAccountEvents } from './account-events.ts';
import { type AlertLog, openAlertLog } from './alert-log.ts';
import { findMissing, markMissing } from './decide-absence.ts';
import type { Decisions, OrderDecision, Verdict } from './decisions.ts';
import { endQueuedOrders } from './end-queued-orders.ts';
import { findLeftOver } from './find-left-over.ts';
import type { GuardState } from './guard-state.ts';
import { type Judgement, judgeReading } from './judge-reading.ts';
import type { LocalEntry } from './local-book.ts';
import { followOrders, type OrderProgress } from './order-progress.ts';
import type { ReconcileInput } from './reconcile-input.ts';
import { reconcileRow } from './reconcile-row.ts';
import { reconcileUnknownRows } from './reconcile-unknown-rows.ts';
import { raiseIfUnsealed, rollGuard } from './roll-guard.ts';
import type { RowContext } from './row-context.ts';
import { type Scan, scanRows } from './scan-rows.ts';

// Targeted questions cost requests; the rest is asked after in the next cycle.
const LOOK_UPS = 5;
// An account has few orders at work when its day ends, and they are asked after once.
const LEFT_OVER_LOOK_UPS = 20;
// A book that lacks an order in two readings one after another is no glitch of the first.
const SHRUNK_READINGS = 2;

/** Decides what one reading changes. Total; the same input gives the same decisions. */
export function reconcile(input: ReconcileInput): Decisions {
  const { snapshot, phase } = input;
  const fromBook = snapshot.source === 'book';
  const guard = fromBook ? rollGuard(input.guard, phase.bookDay) : input.guard;
  const log = openAlertLog(guard);
  if (fromBook) raiseIfUnsealed(input.guard, phase.bookDay, input.local, log);
  if (snapshot.kind === 'failed') return concludeFailed(input, guard, log, snapshot.why);
  if (fromBook && isOvertaken(guard.lastRequestedAtMs, input)) {
    return conclude(input, guard, log, { kind: 'rejected', why: 'out_of_order' });
  }
  const scan = scanRows(input, snapshot.kind === 'empty' ? [] : snapshot.rows);
  if (scan.foreignRow !== null) return concludeWrongAccount(input, guard, log, scan.foreignRow);
  const judgement = fromBook ? judgeReading(input, scan, guard, log) : presenceOnly(guard);
  if (judgement.verdict.kind === 'rejected') return conclude(input, judgement.guard, log, judgement.verdict);
  return applyReading(input, scan, judgement, log);
}

/** Whether a later reading was applied already. One that is still to come says only that the clock was set back since. */
function isOvertaken(lastRequestedAtMs: number | null, { snapshot, now }: ReconcileInput): boolean {
  return lastRequestedAtMs !== null && lastRequestedAtMs <= now && snapshot.requestedAtMs < lastRequestedAtMs;
}

// The feed, one order, a history: rows that are there, and nothing about those that are not.
function presenceOnly(guard: GuardState): Judgement {
  return { verdict: { kind: 'accepted', complete: false, doubts: [] }, guard, lost: [], checkSession: false };
}

function applyReading(input: ReconcileInput, scan: Scan, judgement: Judgement, log: AlertLog): Decisions {
  const { snapshot, phase } = input;
  const context = contextOf(input, log);
  // A feed and a history tell of one order many times by nature; a book should not.
  if (scan.duplicates > 0 && snapshot.source === 'book') {
    const facts = { rows: scan.duplicates };
    log.raise({ kind: 'duplicate_rows', severity: 'S3', orderId: null, about: String(phase.bookDay), facts });
  }
  const complete = judgement.verdict.kind === 'accepted' && judgement.verdict.complete;
  const seals = complete && phase.daySealable && judgement.guard.sealedDay !== phase.bookDay;
  const dayEndedFor = (entry: LocalEntry) => seals && entry.local.order.tradingDay <= phase.bookDay;
  const progress = followOrders(input.now);
  const orders = reconcileKnownRows(input, scan, { seals, dayEndedFor, progress }, context);
  const unknown = reconcileUnknownRows(input, scan.unknown, { dayEndedFor, progress }, context);
  orders.push(...unknown.linked);
  // What somebody did is recorded always; what it means for our own queue is another matter.
  if (input.followManualChanges ?? true) {
    orders.push(...endQueuedOrders(input.local, unknown.adopted, context));
  }
  const missing = missingOrders(input, scan, judgement, complete);
  for (const entry of missing) {
    const decision = markMissing(entry, context);
    if (decision !== null) orders.push(decision);
  }
  const leftOver = fromWholeBook(input, complete) ? findLeftOver(input) : [];
  const guard = seals ? { ...judgement.guard, sealedDay: phase.bookDay } : judgement.guard;
  const learned = orders.length > 0 || unknown.adopted.length > 0;
  return {
    ...conclude(input, guard, log, judgement.verdict),
    orders,
    external: unknown.adopted,
    events: accountEvents(input, log, seals),
    stopPlacing: unknown.otherProgram ? 'other_program' : null,
    sealedDay: seals ? phase.bookDay : null,
    followUp: {
      readBook: unknown.waiting || (snapshot.source === 'feed' && learned),
      checkSession: judgement.checkSession,
      lookUp: [...numbersOf(missing).slice(0, LOOK_UPS), ...numbersOf(leftOver).slice(0, LEFT_OVER_LOOK_UPS)],
    },
  };
}

interface KnownRowOptions {
  readonly seals: boolean;
  readonly dayEndedFor: (entry: LocalEntry) => boolean;
  readonly progress: OrderProgress;
}

function reconcileKnownRows(
  input: ReconcileInput,
  scan: Scan,
  { seals, dayEndedFor, progress }: KnownRowOptions,
  context: RowContext,
): OrderDecision[] {
  const work = new Map(scan.changed);
  // The final reading ends what is still at work, also where nothing has changed since.
  for (const row of seals && 'rows' in input.snapshot ? input.snapshot.rows : []) {
    const entry = input.local.byNumber.get(row.brokerOrderId);
    if (entry === undefined || work.has(entry) || !isLiveAttempt(entry.attempt.state)) continue;
    if (dayEndedFor(entry)) work.set(entry, row);
  }
  const decisions: OrderDecision[] = [];
  for (const [entry, row] of [...work].toSorted(([first], [second]) => first.index - second.index)) {
    const current = progress.entryNow(entry);
    const decision = reconcileRow(current, row, { linked: false, dayEnded: dayEndedFor(entry) }, context);
    if (decision === null) continue;
    decisions.push(decision);
    progress.note(current, decision);
  }
  return decisions;
}

// In a shrunken book the lost orders are missing once a second reading lacks them, too; nothing else is concluded.
function missingOrders(
  input: ReconcileInput,
  scan: Scan,
  judgement: Judgement,
  complete: boolean,
): readonly LocalEntry[] {
  if (complete) return findMissing(input, scan);
  if (judgement.lost.length === 0 || judgement.guard.shrinkStreak < SHRUNK_READINGS) return [];
  const lost = new Set(judgement.lost);
  return findMissing(input, scan).filter((entry) => lost.has(entry));
}

function fromWholeBook({ snapshot }: ReconcileInput, complete: boolean): boolean {
  return snapshot.source === 'book' && complete;
}

function numbersOf(entries: readonly LocalEntry[]) {
  return entries.flatMap(({ attempt }) => (attempt.brokerOrderId === null ? [] : [attempt.brokerOrderId]));
}

function concludeFailed(
  input: ReconcileInput,
  guard: GuardState,
  log: AlertLog,
  why: { readonly kind: string; readonly words: string },
): Decisions {
  const verdict: Verdict = { kind: 'rejected', why: 'failed' };
  if (input.snapshot.source !== 'book' || guard.failingSinceMs !== null)
    return conclude(input, guard, log, verdict);
  const failing = { ...guard, failingSinceMs: input.snapshot.receivedAtMs, failingWhy: why.kind };
  const decisions = conclude(input, failing, log, verdict);
  const event = accountEvent(input, 'account.reading_failed', { why: why.kind, words: why.words });
  return { ...decisions, events: [event, ...decisions.events] };
}

function concludeWrongAccount(
  input: ReconcileInput,
  guard: GuardState,
  log: AlertLog,
  row: BrokerOrder,
): Decisions {
  const facts = { expected: input.accountCode, shown: row.accountCode };
  log.raise({ kind: 'wrong_account', severity: 'S1', orderId: null, about: row.accountCode ?? '', facts });
  const verdict: Verdict = { kind: 'rejected', why: 'wrong_account' };
  return { ...conclude(input, guard, log, verdict), stopPlacing: 'wrong_account' };
}

/** Decisions that change no order; alerts, their events and the guard's memory are always kept. */
function conclude(input: ReconcileInput, guard: GuardState, log: AlertLog, verdict: Verdict): Decisions {
  return {
    verdict,
    orders: [],
    external: [],
    events: draftAccountEvents(log.alerts, contextOf(input, log)),
    alerts: log.alerts,
    guard: { ...guard, ...log.remember() },
    stopPlacing: null,
    sealedDay: null,
    followUp: { readBook: false, checkSession: false, lookUp: [] },
  };
}

function accountEvents(input: ReconcileInput, log: AlertLog, seals: boolean): readonly EventDraft[] {
  const recovered = input.snapshot.source === 'book' && input.guard.failingSinceMs !== null;
  const { failingSinceMs, failingWhy } = input.guard;
  return [
    ...(recovered
      ? [accountEvent(input, 'account.reading_recovered', { failingSinceMs, why: failingWhy })]
      : []),
    ...draftAccountEvents(log.alerts, contextOf(input, log)),
    ...(seals ? [accountEvent(input, 'account.day_sealed', { day: input.phase.bookDay })] : []),
  ];
}

function accountEvent(input: ReconcileInput, kind: EventDraft['kind'], data: EventDraft['data']): EventDraft {
  const { source, receivedAtMs: atMs } = input.snapshot;
  return { kind, actor: 'broker', source, orderId: null, attemptId: null, atMs, data };
}

function contextOf({ accountId, snapshot, facts }: ReconcileInput, log: AlertLog): RowContext {
  const { source, requestedAtMs, receivedAtMs } = snapshot;
  return { accountId, source, requestedAtMs, receivedAtMs, facts, log };
}
