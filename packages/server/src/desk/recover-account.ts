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
import { type ChangeSet, changeSet, type NewDue } from '../db/cycle/change-set.ts';
import { loadBook } from '../db/cycle/load-book.ts';
import { endRun, loadRunningRuns } from '../db/placement/run-state.ts';
import { settleRunRows } from '../db/placement/settle-run-rows.ts';
import type { Ids } from '../ids.ts';
import { failureColumns, failureTraces } from '../placement/queue-order.ts';
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
    if (changes.events.length === 0) break;
    const written = await hands.commit((head) => (head.eventSeq === eventSeq ? changes : undefined));
    if (written.ok || written.error.kind !== 'stale') break;
  }
  for (const runId of await loadRunningRuns(deps.db, id)) {
    await settleRunRows(deps.db, runId);
    await endRun(
      deps.db,
      runId,
      {
        state: 'interrupted',
        refusal: {
          code: 'interrupted',
          text: 'The program ended while the run was under way. What was sent is looked after; what was not is queued.',
        },
        summary: {},
      },
      nowMs,
    );
  }
}

function recoveries(orders: readonly LocalOrder[], deps: RecoverDeps, nowMs: number): ChangeSet {
  const changed: Order[] = [];
  const attempts: { attempt: Attempt; expectedState: Attempt['state'] }[] = [];
  const commands: { command: Command; answer: null }[] = [];
  const events: NewEvent[] = [];
  const newDue: NewDue[] = [];
  const tell = (draft: EventDraft) => events.push({ id: deps.ids.next('evt'), draft, evidenceId: null });

  for (const { order, attempts: all, commands: asked } of orders) {
    const attempt = all.at(-1);
    if (attempt === undefined) continue;
    const command = asked.find((one) => one.kind === 'place' && one.attemptId === attempt.id);
    const event = (kind: EventDraft['kind'], data: EventDraft['data']): EventDraft => ({
      kind,
      actor: 'system',
      source: 'rule',
      orderId: order.id,
      attemptId: attempt.id,
      atMs: nowMs,
      data,
    });
    if (attempt.state === 'sending') {
      const state: AttemptState = { state: 'unconfirmed', brokerOrderId: null, filledQty: 0, reason: null };
      attempts.push({ attempt: { ...attempt, ...state }, expectedState: 'sending' });
      if (command) commands.push({ command: { ...command, state: 'unconfirmed' }, answer: null });
      if (order.status === 'placing') {
        changed.push({ ...order, status: 'unconfirmed', reasonCode: 'outcome_unknown', updatedAtMs: nowMs });
      }
      tell(
        event('order.unconfirmed', {
          why: 'interrupted',
          words: 'The program ended while it was being sent',
        }),
      );
      newDue.push({
        id: deps.ids.next('due'),
        kind: 'verify_placement',
        subject: attempt.id,
        dueAtMs: nowMs,
      });
    }
    if (attempt.state === 'planned') {
      const words = 'Not sent: the program ended before it was sent';
      const state: AttemptState = { state: 'not_placed', brokerOrderId: null, filledQty: 0, reason: words };
      attempts.push({ attempt: { ...attempt, ...state }, expectedState: 'planned' });
      if (command) {
        commands.push({ command: { ...command, state: 'not_sent', answeredAtMs: nowMs }, answer: null });
      }
      const failure = { class: classifyFailure({ kind: 'interrupted' }), words };
      const after: Order = {
        ...order,
        ...failureColumns(deps.calendar, failure, nowMs, order),
        updatedAtMs: nowMs,
      };
      changed.push(after);
      const traces = failureTraces(after, attempt.id, nowMs, deps.ids);
      tell(event('order.not_sent', { why: 'interrupted', words }));
      tell(traces.event);
      newDue.push(...traces.due);
    }
  }
  return changeSet(nowMs, { orders: changed, attempts, commands, events, newDue });
}
