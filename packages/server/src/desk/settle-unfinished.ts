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
import type { NewEvent } from '../db/cycle/chain-events.ts';
import {
  type AttemptChange,
  type ChangeSet,
  type CommandChange,
  changeSet,
  type NewDue,
} from '../db/cycle/change-set.ts';
import type { Ids } from '../ids.ts';
import { classForSide, failureColumns, failureTraces } from '../placement/queue-order.ts';

interface UnfinishedDeps {
  readonly ids: Ids;
  readonly calendar: TradingCalendar;
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

/**
 * What becomes of orders that somebody was placing, changing or cancelling when it ended. From the database as it was
 * left, what was only planned was provably not sent. From a backup (`restored`) nothing is proven: it may have been sent
 * after the backup was made, so it is unconfirmed, too.
 */
export function settleUnfinished(
  orders: readonly LocalOrder[],
  deps: UnfinishedDeps,
  nowMs: number,
  { restored = false }: { readonly restored?: boolean } = {},
): ChangeSet {
  const found: Recoveries = { orders: [], attempts: [], commands: [], events: [], newDue: [] };
  for (const { order, attempts, commands } of orders) {
    found.commands.push(...unfinishedChanges(commands, nowMs, restored));
    const attempt = attempts.at(-1);
    if (attempt === undefined) continue;
    const command = commands.find((one) => one.kind === 'place' && one.attemptId === attempt.id);
    if (attempt.state === 'sending') leaveOpen({ order, attempt, command }, found, deps, nowMs);
    if (attempt.state !== 'planned') continue;
    const settle = restored ? leaveOpen : giveUp;
    settle({ order, attempt, command }, found, deps, nowMs);
  }
  return changeSet(nowMs, found);
}

/** Cancellations and changes: what was being sent may have arrived, and the book will tell; the rest was not sent. */
function unfinishedChanges(
  commands: readonly Command[],
  nowMs: number,
  restored: boolean,
): readonly CommandChange[] {
  return commands.flatMap((command): CommandChange[] => {
    if (command.kind === 'place') return [];
    if (command.state === 'sending' || (restored && command.state === 'planned'))
      return [{ command: { ...command, state: 'unconfirmed' }, answer: null }];
    if (command.state !== 'planned') return [];
    return [{ command: { ...command, state: 'not_sent', answeredAtMs: nowMs }, answer: null }];
  });
}

/** It was being sent: it may have arrived. The book is asked at once. */
function leaveOpen(
  { order, attempt, command }: Unfinished,
  found: Recoveries,
  { ids }: UnfinishedDeps,
  nowMs: number,
): void {
  const state: AttemptState = { state: 'unconfirmed', brokerOrderId: null, filledQty: 0, reason: null };
  const words =
    attempt.state === 'planned'
      ? 'The database was restored from a backup that was made before it was sent'
      : 'The program ended while it was being sent';
  found.attempts.push({ attempt: { ...attempt, ...state }, expectedState: attempt.state });
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
  { ids, calendar }: UnfinishedDeps,
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
