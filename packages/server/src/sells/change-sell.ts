import {
  type Attempt,
  type ChangeOutcome,
  type Command,
  type EventDraft,
  type LocalOrder,
  type OrderChange,
  toId,
} from '@orderwatch/core';
import { type ChangeSet, changeSet, type NewEvidence } from '../db/cycle/change-set.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { PlaceDeps } from '../placement/place-deps.ts';

/** What a working sell shall become: other values, or nothing any more. */
export type SellChange =
  | { readonly kind: 'modify'; readonly to: Pick<OrderChange, 'quantity' | 'limitPrice'> }
  | { readonly kind: 'cancel' };

/** `stale`: the order is not what it was, and nothing was sent. */
export type ChangeReport = ChangeOutcome['kind'] | 'stale' | 'lease_lost';

/**
 * Asks the broker once to change or cancel a sell. The command is in the database before it leaves. What comes of it the
 * book tells: the order's values and state are moved by reconciliation alone.
 */
export async function changeSell(
  deps: PlaceDeps,
  hands: AccountHands,
  { order, attempts }: LocalOrder,
  change: SellChange,
): Promise<ChangeReport> {
  const broker = hands.broker()?.placing ?? null;
  const attempt = attempts.findLast(({ brokerOrderId }) => brokerOrderId !== null);
  if (broker === null || attempt?.brokerOrderId == null) return 'stale';
  const values = wantedValues(order, attempt, change);
  const guard = hands.guards.over(
    change.kind === 'cancel'
      ? { kind: 'cancel', byPerson: false }
      : {
          kind: 'modify',
          side: 'sell',
          symbol: order.instrument.symbol,
          quantity: values.quantity,
          price: values.limitPrice,
          referenceClose: null,
          capability: 'sells',
        },
    order.tradingDay,
  );
  await hands.guards.room();
  const nowMs = deps.clock.nowMs();
  const command = commandOf(deps, { order, attempt, change, nowMs });
  const asked = requestEvent(command, attempt, values);
  const written = await hands.commit((head) =>
    changeSet(nowMs, {
      head: guard.decide(head),
      newCommands: [command],
      events: [{ id: deps.ids.next('evt'), evidenceId: null, draft: asked }],
    }),
  );
  if (!written.ok) return written.error.kind === 'lease_lost' ? 'lease_lost' : 'stale';
  const target = {
    brokerOrderId: attempt.brokerOrderId,
    tradingSymbol: order.instrument.tradingSymbol,
    variety: attempt.state === 'queued' ? 'amo' : 'regular',
  } as const;
  const outcome: ChangeOutcome =
    guard.refusal() ??
    (change.kind === 'cancel'
      ? await broker.cancelOrder(target, guard.beforeSend)
      : await broker.modifyOrder(target, values, guard.beforeSend));
  return writeAnswer(deps, hands, { command, attempt, outcome });
}

function wantedValues(order: LocalOrder['order'], attempt: Attempt, change: SellChange): OrderChange {
  const shown = attempt.acknowledged ?? order;
  return {
    quantity: shown.quantity,
    limitPrice: shown.limitPrice,
    triggerPrice: shown.triggerPrice,
    orderType: order.orderType,
    validity: order.validity,
    disclosedQuantity: order.disclosedQuantity,
    ...(change.kind === 'modify' ? change.to : {}),
  };
}

function commandOf(
  { ids }: PlaceDeps,
  {
    order,
    attempt,
    change,
    nowMs,
  }: {
    readonly order: LocalOrder['order'];
    readonly attempt: Attempt;
    readonly change: SellChange;
    readonly nowMs: number;
  },
): Command {
  const base = {
    id: toId('cmd', ids.next('cmd')),
    orderId: order.id,
    attemptId: attempt.id,
    actor: 'system',
    state: 'sending',
    requestedAtMs: nowMs,
    answeredAtMs: null,
  } as const;
  return change.kind === 'cancel'
    ? { ...base, kind: 'cancel', requested: null }
    : { ...base, kind: 'modify', requested: change.to };
}

function requestEvent(command: Command, attempt: Attempt, values: OrderChange): EventDraft {
  const shown = attempt.acknowledged;
  const changes: Record<string, { from: number | null; to: number | null }> = {};
  if (command.kind === 'modify') {
    for (const field of ['quantity', 'limitPrice'] as const) {
      const [from, to] = [shown?.[field] ?? null, values[field]];
      if (from !== to) changes[field] = { from, to };
    }
  }
  return {
    kind: command.kind === 'cancel' ? 'order.cancel_requested' : 'order.modify_requested',
    actor: 'system',
    source: 'rule',
    orderId: command.orderId,
    attemptId: command.attemptId,
    atMs: command.requestedAtMs,
    data: command.kind === 'cancel' ? {} : { changes },
  };
}

async function writeAnswer(
  deps: PlaceDeps,
  hands: AccountHands,
  asked: { readonly command: Command; readonly attempt: Attempt; readonly outcome: ChangeOutcome },
): Promise<ChangeReport> {
  const { command, outcome } = asked;
  const changes = answerChanges(deps, asked);
  // The command is ours alone until it is answered: nobody else's write makes the answer out of date.
  const written = await hands.commit(() => changes);
  if (!written.ok) return written.error.kind === 'lease_lost' ? 'lease_lost' : 'stale';
  return command.state === 'sending' ? outcome.kind : 'stale';
}

const STATES = {
  accepted: 'done',
  refused: 'refused',
  not_sent: 'not_sent',
  unknown: 'unconfirmed',
} as const;

function answerChanges(
  { ids, clock }: PlaceDeps,
  {
    command,
    attempt,
    outcome,
  }: { readonly command: Command; readonly attempt: Attempt; readonly outcome: ChangeOutcome },
): ChangeSet {
  const nowMs = clock.nowMs();
  const raw = outcome.kind === 'not_sent' ? null : outcome.raw;
  const evidence: NewEvidence[] =
    raw === null || raw === ''
      ? []
      : [
          {
            id: ids.next('evd'),
            source: command.kind === 'cancel' ? 'cancel_reply' : 'modify_reply',
            receivedAtMs: nowMs,
            attemptId: attempt.id,
            text: raw,
          },
        ];
  const answered = outcome.kind === 'unknown' && outcome.raw === null ? null : nowMs;
  const refused = outcome.kind === 'refused' || outcome.kind === 'not_sent';
  const draft: EventDraft = {
    kind: command.kind === 'cancel' ? 'order.cancel_refused' : 'order.modify_refused',
    actor: outcome.kind === 'refused' ? 'broker' : 'system',
    source: command.kind === 'cancel' ? 'cancel_reply' : 'modify_reply',
    orderId: command.orderId,
    attemptId: attempt.id,
    atMs: nowMs,
    data: outcome.kind === 'accepted' ? {} : { words: outcome.words, kind: outcome.kind },
  };
  const told = refused ? [{ id: ids.next('evt'), evidenceId: evidence[0]?.id ?? null, draft }] : [];
  const answer = { kind: outcome.kind, words: outcome.kind === 'accepted' ? null : outcome.words };
  return changeSet(nowMs, {
    evidence,
    events: told,
    commands: [{ command: { ...command, state: STATES[outcome.kind], answeredAtMs: answered }, answer }],
  });
}
