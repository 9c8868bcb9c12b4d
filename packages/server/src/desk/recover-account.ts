import {
  type Attempt,
  type AttemptState,
  type Command,
  classifyFailure,
  type EventDraft,
  type LocalOrder,
  type Order,
  type TradingCalendar,
} from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import type { NewEvent } from '../db/cycle/chain-events.ts';
import {
  type AttemptChange,
  type ChangeSet,
  type CommandChange,
  changeSet,
  type NewDue,
} from '../db/cycle/change-set.ts';
import { loadBook } from '../db/cycle/load-book.ts';
import type { Ids } from '../ids.ts';
import { classForSide, failureColumns, failureTraces } from '../placement/queue-order.ts';
import { settleCutRuns } from '../placement/settle-cut-runs.ts';
import type { AccountHands } from './account-hands.ts';

interface RecoverDeps {
  readonly db: Db;
  readonly ids: Ids;
  readonly calendar: TradingCalendar;
  readonly nowMs: () => number;
}

/**
 * What a new holder of the account does before anything else: whoever held it may have died anywhere. What was being
 * sent is unconfirmed, for it may have arrived; what was only planned was provably not sent. Nothing is sent again.
 */
export async function recoverAccount(deps: RecoverDeps, hands: AccountHands): Promise<void> {
  const nowMs = deps.nowMs();
  const { id } = hands.facts();
  for (let round = 1; round <= 5; round += 1) {
    const { book, eventSeq } = await loadBook(deps.db, {
      accountId: id,
      seenSince: '9999-12-31',
      brokerOrderIds: [],
      clientTags: [],
      commandsSinceMs: 0,
    });
    const changes = recoveries(book.orders, deps, nowMs);
    if (changes.events.length + changes.commands.length === 0) break;
    const written = await hands.commit((head) => (head.eventSeq === eventSeq ? changes : undefined));
    if (written.ok || written.error.kind !== 'stale') break;
  }
  await settleCutRuns(deps, hands);
}

interface Recoveries {
  readonly orders: Order[];
  readonly attempts: AttemptChange[];
  readonly commands: CommandChange[];
  readonly events: NewEvent[];
  readonly newDue: NewDue[];
}

interface Unfinished {
  readonly order: Order;
  readonly attempt: Attempt;
  readonly command: Command | undefined;
}

function recoveries(orders: readonly LocalOrder[], deps: RecoverDeps, nowMs: number): ChangeSet {
  const found: Recoveries = { orders: [], attempts: [], commands: [], events: [], newDue: [] };
  for (const { order, attempts, commands } of orders) {
    found.commands.push(...unfinishedChanges(commands, nowMs));
    const attempt = attempts.at(-1);
    if (attempt === undefined) continue;
    const command = commands.find((one) => one.kind === 'place' && one.attemptId === attempt.id);
    if (attempt.state === 'sending') leaveOpen({ order, attempt, command }, found, deps, nowMs);
    if (attempt.state === 'planned') giveUp({ order, attempt, command }, found, deps, nowMs);
  }
  return changeSet(nowMs, found);
}

/** Cancellations and changes: what was being sent may have arrived, and the book will tell; the rest was not sent. */
function unfinishedChanges(commands: readonly Command[], nowMs: number): readonly CommandChange[] {
  return commands.flatMap((command): CommandChange[] => {
    if (command.kind === 'place') return [];
    if (command.state === 'sending') return [{ command: { ...command, state: 'unconfirmed' }, answer: null }];
    if (command.state !== 'planned') return [];
    return [{ command: { ...command, state: 'not_sent', answeredAtMs: nowMs }, answer: null }];
  });
}

/** It was being sent: it may have arrived. The book is asked at once. */
function leaveOpen(
  { order, attempt, command }: Unfinished,
  found: Recoveries,
  { ids }: RecoverDeps,
  nowMs: number,
): void {
  const state: AttemptState = { state: 'unconfirmed', brokerOrderId: null, filledQty: 0, reason: null };
  const words = 'The program ended while it was being sent';
  found.attempts.push({ attempt: { ...attempt, ...state }, expectedState: 'sending' });
  if (command) found.commands.push({ command: { ...command, state: 'unconfirmed' }, answer: null });
  if (order.status === 'placing') {
    found.orders.push({ ...order, status: 'unconfirmed', reasonCode: 'outcome_unknown', updatedAtMs: nowMs });
  }
  found.events.push(tell(ids, { order, attempt, kind: 'order.unconfirmed', words, nowMs }));
  found.newDue.push({ id: ids.next('due'), kind: 'verify_placement', subject: attempt.id, dueAtMs: nowMs });
}

/** It was only planned: provably not one byte of it was sent. */
function giveUp(
  { order, attempt, command }: Unfinished,
  found: Recoveries,
  { ids, calendar }: RecoverDeps,
  nowMs: number,
): void {
  const words = 'Not sent: the program ended before it was sent';
  const state: AttemptState = { state: 'not_placed', brokerOrderId: null, filledQty: 0, reason: words };
  const failure = { class: classForSide(classifyFailure({ kind: 'interrupted' }), order), words };
  const after = { ...order, ...failureColumns(calendar, failure, nowMs, order), updatedAtMs: nowMs };
  const traces = failureTraces(after, attempt.id, nowMs, ids);
  found.attempts.push({ attempt: { ...attempt, ...state }, expectedState: 'planned' });
  if (command) {
    found.commands.push({ command: { ...command, state: 'not_sent', answeredAtMs: nowMs }, answer: null });
  }
  found.orders.push(after);
  found.events.push(tell(ids, { order, attempt, kind: 'order.not_sent', words, nowMs }), {
    id: ids.next('evt'),
    draft: traces.event,
    evidenceId: null,
  });
  found.newDue.push(...traces.due);
}

function tell(
  ids: Ids,
  facts: Pick<Unfinished, 'order' | 'attempt'> & {
    readonly kind: EventDraft['kind'];
    readonly words: string;
    readonly nowMs: number;
  },
): NewEvent {
  const draft: EventDraft = {
    kind: facts.kind,
    actor: 'system',
    source: 'rule',
    orderId: facts.order.id,
    attemptId: facts.attempt.id,
    atMs: facts.nowMs,
    data: { why: 'interrupted', words: facts.words },
  };
  return { id: ids.next('evt'), draft, evidenceId: null };
}
