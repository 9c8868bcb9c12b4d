import type {
  Attempt,
  AttemptChange as DecidedAttempt,
  Decisions,
  EpochMs,
  EvidenceDraft,
  LocalBook,
  Order,
  OrderDecision,
} from '@orderwatch/core';
import type { NewEvent } from '../db/cycle/chain-events.ts';
import {
  type AttemptChange,
  type ChangeSet,
  type CommandChange,
  changeSet,
  type NewAttempt,
  type NewEvidence,
  type NewFill,
  type NewOrder,
} from '../db/cycle/change-set.ts';
import type { Ids } from '../ids.ts';

/** What core decided, as rows to write. Ids are given here; nothing is decided. */
export function changesFrom(
  decisions: Decisions,
  book: LocalBook,
  { nowMs, ids }: { readonly nowMs: EpochMs; readonly ids: Ids },
): ChangeSet {
  const evidence: NewEvidence[] = [];
  const events: NewEvent[] = decisions.events.map((draft) => ({
    id: ids.next('evt'),
    draft,
    evidenceId: null,
  }));
  const orders: Order[] = [];
  const attempts: AttemptChange[] = [];
  const commands: CommandChange[] = [];
  const fills: NewFill[] = [];
  const newOrders: NewOrder[] = [];
  const newAttempts: NewAttempt[] = [];
  const locals = new Map(book.orders.map((local) => [local.order.id, local]));

  const keep = (draft: EvidenceDraft | null, attemptId: string | null): string | null => {
    if (draft === null) return null;
    const id = ids.next('evd');
    evidence.push({
      id,
      source: draft.source,
      receivedAtMs: draft.receivedAtMs,
      attemptId,
      text: JSON.stringify(draft.payload),
    });
    return id;
  };

  for (const decision of decisions.orders) {
    const local = locals.get(decision.orderId);
    if (local === undefined)
      throw new Error(`A decision about an order that was not loaded: ${decision.orderId}`);
    const evidenceId = keep(decision.evidence, decision.attempt?.attemptId ?? null);
    orders.push(orderAfter(local.order, decision, nowMs));
    if (decision.attempt !== null) {
      const { attemptId } = decision.attempt;
      const attempt = local.attempts.find((one) => one.id === attemptId);
      if (attempt === undefined)
        throw new Error(`A decision about an attempt that was not loaded: ${attemptId}`);
      attempts.push({ attempt: attemptAfter(attempt, decision.attempt), expectedState: attempt.state });
    }
    for (const { commandId, to } of decision.commands) {
      const command = local.commands.find((one) => one.id === commandId);
      if (command === undefined)
        throw new Error(`A decision about a command that was not loaded: ${commandId}`);
      commands.push({
        command: { ...command, state: to, answeredAtMs: command.answeredAtMs ?? nowMs },
        answer: null,
      });
    }
    for (const fill of decision.fills) fills.push({ fill, evidenceId });
    for (const draft of decision.events) events.push({ id: ids.next('evt'), draft, evidenceId });
  }

  for (const adopted of decisions.external) {
    const evidenceId = keep(adopted.evidence, adopted.attempt.id);
    newOrders.push({ order: adopted.order, recommendation: null });
    newAttempts.push({ attempt: adopted.attempt, request: null });
    for (const fill of adopted.fills) fills.push({ fill, evidenceId });
    for (const draft of adopted.events) events.push({ id: ids.next('evt'), draft, evidenceId });
  }

  return changeSet(nowMs, {
    evidence,
    events,
    newOrders,
    orders,
    newAttempts,
    attempts,
    commands,
    fills,
    stopPlacing: decisions.stopPlacing,
  });
}

function orderAfter(order: Order, decision: OrderDecision, nowMs: EpochMs): Order {
  const shown =
    decision.events.length > 0 || decision.status !== null || Object.keys(decision.columns).length > 0;
  return {
    ...order,
    ...decision.columns,
    status: decision.status?.to ?? order.status,
    corrections: order.corrections + (decision.status?.correction ? 1 : 0),
    updatedAtMs: shown ? nowMs : order.updatedAtMs,
  };
}

function attemptAfter(attempt: Attempt, change: DecidedAttempt): Attempt {
  return {
    ...attempt,
    ...change.to,
    exchangeOrderId: change.exchangeOrderId ?? attempt.exchangeOrderId,
    acknowledged: change.acknowledged ?? attempt.acknowledged,
    lastSeen: change.lastSeen ?? attempt.lastSeen,
  };
}
