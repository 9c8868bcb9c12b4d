import {
  type Attempt,
  type BrokerOrderId,
  type BrokerPort,
  type ChangeOutcome,
  type ChangeTarget,
  type Command,
  type EventDraft,
  type GuardedAction,
  type JsonObject,
  type Order,
  type OrderChange,
  type RequestedChange,
  toId,
} from '@orderwatch/core';
import { changeSet, type NewEvidence } from '../db/cycle/change-set.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import { orBeginAnew } from '../desk/or-begin-anew.ts';
import type { SendGuard } from '../guards/send-guard.ts';
import { answerOf } from './record-outcome.ts';
import type { SendDeps } from './send-attempt.ts';

/** A cancellation, or a change with the whole set of values that the order shall have afterwards. */
export type WishedChange =
  | { readonly kind: 'cancel' }
  | {
      readonly kind: 'modify';
      readonly change: OrderChange;
      /** Only what differs from what the broker shows. */
      readonly requested: RequestedChange;
      /** The same with what it was, for the history. */
      readonly changes: JsonObject;
    };

export interface ChangeToSend {
  readonly order: Order;
  /** The one at work at the broker. */
  readonly attempt: Attempt & { readonly brokerOrderId: BrokerOrderId };
  readonly wish: WishedChange;
  readonly actor: 'user' | 'system';
  /** What the guards judge. */
  readonly action: GuardedAction;
}

export type ChangeResult =
  | { readonly kind: 'settled'; readonly outcome: ChangeOutcome }
  /** Another instance acts for the account: it finds the command as it stands. */
  | { readonly kind: 'lease_lost' };

/**
 * Asks the broker to cancel or change a working order, once. The command is recorded first, and moved to `sending` in a
 * commit of its own; what came of it is told by the book, which also settles an answer that never came. The order itself
 * is not touched here.
 */
export function changeOrder(
  deps: SendDeps,
  hands: AccountHands,
  broker: BrokerPort,
  wish: ChangeToSend,
): Promise<ChangeResult> {
  return orBeginAnew(hands, () => askForChange(deps, hands, broker, wish));
}

async function askForChange(
  deps: SendDeps,
  hands: AccountHands,
  broker: BrokerPort,
  wish: ChangeToSend,
): Promise<ChangeResult> {
  const planned = planCommand(deps, wish);
  const recorded = await hands.commit(() =>
    changeSet(planned.requestedAtMs, {
      newCommands: [planned],
      events: [told(deps, tellRequested(wish, planned))],
    }),
  );
  if (!recorded.ok) return lostOr(recorded.error.kind);
  await deps.reached('change:recorded');
  const guard = hands.guards.over(wish.action, wish.order.tradingDay);
  await hands.guards.room();
  const sending: Command = { ...planned, state: 'sending' };
  const begun = await hands.commit((head) =>
    changeSet(deps.clock.nowMs(), {
      head: guard.decide(head),
      commands: [{ command: sending, answer: null, expectedState: 'planned' }],
    }),
  );
  if (!begun.ok) return lostOr(begun.error.kind);
  await deps.reached('change:sending');
  const outcome = guard.refusal() ?? (await send(broker, wish, guard));
  await deps.reached('change:answered');
  return writeAnswer(deps, hands, { wish, sending, outcome, guard });
}

function lostOr(kind: string): { readonly kind: 'lease_lost' } {
  if (kind === 'lease_lost') return { kind };
  throw new Error(`A command could not be written: ${kind}`);
}

function planCommand({ ids, clock }: SendDeps, { order, attempt, wish, actor }: ChangeToSend): Command {
  const base = {
    id: toId('cmd', ids.next('cmd')),
    orderId: order.id,
    attemptId: attempt.id,
    actor,
    state: 'planned',
    requestedAtMs: clock.nowMs(),
    answeredAtMs: null,
  } as const;
  return wish.kind === 'cancel'
    ? { ...base, kind: 'cancel', requested: null }
    : { ...base, kind: 'modify', requested: wish.requested };
}

async function send(
  broker: BrokerPort,
  { order, attempt, wish }: ChangeToSend,
  guard: SendGuard,
): Promise<ChangeOutcome> {
  const target: ChangeTarget = {
    brokerOrderId: attempt.brokerOrderId,
    tradingSymbol: order.instrument.tradingSymbol,
    // At the exchange an after-market order has become a regular one.
    variety: order.status === 'amo' ? 'amo' : 'regular',
  };
  const outcome =
    wish.kind === 'cancel'
      ? await broker.cancelOrder(target, guard.beforeSend)
      : await broker.modifyOrder(target, wish.change, guard.beforeSend);
  return outcome.kind === 'not_sent' ? (guard.refusal() ?? outcome) : outcome;
}

async function writeAnswer(
  deps: SendDeps,
  hands: AccountHands,
  sent: {
    readonly wish: ChangeToSend;
    readonly sending: Command;
    readonly outcome: ChangeOutcome;
    readonly guard: SendGuard;
  },
): Promise<ChangeResult> {
  const { wish, sending, outcome, guard } = sent;
  const nowMs = deps.clock.nowMs();
  const answered: Command = { ...sending, state: STATES[outcome.kind], answeredAtMs: nowMs };
  const evidence = evidenceOf(deps, wish, outcome, nowMs);
  const refused = outcome.kind === 'refused' || outcome.kind === 'not_sent';
  const written = await hands.commit((head) =>
    changeSet(nowMs, {
      evidence,
      // The book can have been faster: then it has settled the command already.
      commands: [{ command: answered, answer: answerOf(outcome), expectedState: 'sending' }],
      events: refused ? [told(deps, tellRefused(wish, outcome.words, nowMs), evidence[0]?.id)] : [],
      head: outcome.kind === 'not_sent' ? guard.giveBack(head) : {},
    }),
  );
  return written.ok ? { kind: 'settled', outcome } : lostOr(written.error.kind);
}

const STATES = {
  accepted: 'done',
  refused: 'refused',
  not_sent: 'not_sent',
  unknown: 'unconfirmed',
} as const satisfies Record<ChangeOutcome['kind'], Command['state']>;

function tellRequested({ order, attempt, wish, actor }: ChangeToSend, command: Command): EventDraft {
  return {
    kind: wish.kind === 'cancel' ? 'order.cancel_requested' : 'order.modify_requested',
    actor,
    source: actor === 'user' ? 'user' : 'rule',
    orderId: order.id,
    attemptId: attempt.id,
    atMs: command.requestedAtMs,
    data: { commandId: command.id, ...(wish.kind === 'modify' ? { changes: wish.changes } : {}) },
  };
}

function tellRefused({ order, attempt, wish }: ChangeToSend, words: string, atMs: number): EventDraft {
  return {
    kind: wish.kind === 'cancel' ? 'order.cancel_refused' : 'order.modify_refused',
    actor: 'broker',
    source: wish.kind === 'cancel' ? 'cancel_reply' : 'modify_reply',
    orderId: order.id,
    attemptId: attempt.id,
    atMs,
    data: { words },
  };
}

function told({ ids }: SendDeps, draft: EventDraft, evidenceId: string | null = null) {
  return { id: ids.next('evt'), evidenceId, draft };
}

function evidenceOf(
  { ids }: SendDeps,
  { attempt, wish }: ChangeToSend,
  outcome: ChangeOutcome,
  receivedAtMs: number,
): readonly NewEvidence[] {
  const text = outcome.kind === 'not_sent' ? null : outcome.raw;
  if (text === null || text === '') return [];
  const source = wish.kind === 'cancel' ? 'cancel_reply' : 'modify_reply';
  return [{ id: ids.next('evd'), source, receivedAtMs, attemptId: attempt.id, text }];
}
