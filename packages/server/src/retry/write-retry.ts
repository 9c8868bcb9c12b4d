import {
  classifyFailure,
  type EventDraft,
  explainReason,
  type JsonObject,
  type Order,
  type OrderId,
  type PlacementReason,
  type RetryBy,
} from '@orderwatch/core';
import { type ChangeSet, changeSet } from '../db/cycle/change-set.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { PlaceDeps } from '../placement/place-deps.ts';
import { type Failure, failureColumns, failureTraces } from '../placement/queue-order.ts';

/** How a retry is written down: the order as it stood when it was decided, and who asked. */
export interface RetryWriter {
  readonly deps: PlaceDeps;
  readonly hands: AccountHands;
  readonly order: Order;
  readonly by: RetryBy;
}

type Written = { readonly ok: true; readonly order: Order } | { readonly ok: false };

/** Brings an order that failed or was rejected back into the queue, with a time of its own from now on. */
export function bringBack(writer: RetryWriter): Promise<Written> {
  const { deps, order } = writer;
  const nowMs = deps.clock.nowMs();
  const words = order.failureReason ?? order.rejectionReason ?? 'Its owner asks for it to be tried again';
  const queued = { status: 'retry_pending', reasonCode: order.reasonCode ?? 'asked_again' } as const;
  const failure: Failure = { class: { ...queued, retryUseful: 'yes', countsAsAttempt: false }, words };
  const columns = failureColumns(deps.calendar, failure, nowMs, { ...order, firstFailedAtMs: null });
  const firstFailedAtMs = order.firstFailedAtMs ?? nowMs;
  const after: Order = { ...order, ...columns, firstFailedAtMs, updatedAtMs: nowMs };
  const { event, due } = failureTraces(after, null, nowMs, deps.ids);
  return write(writer, after, {
    newDue: due,
    events: [{ ...event, actor: 'user', source: 'user' }],
  });
}

/** It was tried and has to wait, or nothing but a change can help it: then it has failed. */
export function keepWaiting(
  writer: RetryWriter,
  reason: PlacementReason,
  facts: Pick<Failure, 'requiredCash' | 'availableCash' | 'shortfall'> & {
    readonly status: 'retry_pending' | 'failed';
    readonly countsAsAttempt: boolean;
  },
): Promise<Written> {
  const { deps, order, by } = writer;
  const { status, countsAsAttempt, ...amounts } = facts;
  const nowMs = deps.clock.nowMs();
  const words = explainReason(reason);
  const failure = { ...classifyFailure({ kind: 'check', reason }), status, countsAsAttempt };
  const columns = failureColumns(deps.calendar, { class: failure, words, ...amounts }, nowMs, order);
  const after: Order = { ...order, ...columns, updatedAtMs: nowMs };
  const { event } = failureTraces(after, null, nowMs, deps.ids);
  if (status === 'failed') return write(writer, after, { events: [event], dueDone: done(order, 'failed') });
  const told = { ...event, kind: 'order.retried', data: { ...event.data, outcome: 'waits', by } } as const;
  return write(writer, after, { events: [{ ...told, ...askedBy(by) }] });
}

/** The share is owned or on order: it ends, linked to what took its place where that is known. */
export function endAsNotNeeded(writer: RetryWriter, reason: PlacementReason): Promise<Written> {
  const { deps, order } = writer;
  const linkedOrderId = 'orderId' in reason ? reason.orderId : null;
  const words = explainReason(reason);
  const ended = notNeeded(order, { linkedOrderId, why: reason.code, words, nowMs: deps.clock.nowMs() });
  return write(writer, ended.order, { dueDone: ended.dueDone, events: [ended.event] });
}

/** A queued order as it ends when it is not needed any more, with what has to be written beside it. */
export function notNeeded(
  order: Order,
  facts: {
    readonly linkedOrderId: OrderId | null;
    readonly why: string;
    readonly words: string;
    readonly nowMs: number;
  },
): { readonly order: Order; readonly event: EventDraft; readonly dueDone: ChangeSet['dueDone'] } {
  const { why, words, nowMs } = facts;
  const linkedOrderId = facts.linkedOrderId === order.id ? null : facts.linkedOrderId;
  const data = { by: 'system', basis: 'no_longer_needed', why, linkedOrderId };
  return {
    order: {
      ...order,
      status: 'cancelled',
      cancelledBy: 'system',
      cancelledReason: words,
      reasonCode: 'no_longer_needed',
      linkedOrderId: linkedOrderId ?? order.linkedOrderId,
      updatedAtMs: nowMs,
    },
    event: eventOf(order, 'order.cancelled', nowMs, data),
    dueDone: done(order, 'no_longer_needed'),
  };
}

/** What is told when a retry goes to the broker. */
export function tellRetried(
  order: Order,
  attemptId: EventDraft['attemptId'],
  nowMs: number,
  by: RetryBy,
): EventDraft {
  const { quantity, orderType, limitPrice, variety, tradingDay, side } = order;
  const data = { outcome: 'placing', by, side, symbol: order.instrument.symbol, quantity, orderType };
  const event = eventOf(order, 'order.retried', nowMs, { ...data, limitPrice, variety, tradingDay });
  return { ...event, ...askedBy(by), attemptId };
}

function askedBy(by: RetryBy): Pick<EventDraft, 'actor' | 'source'> {
  return by === 'user' ? { actor: 'user', source: 'user' } : { actor: 'system', source: 'rule' };
}

function eventOf(order: Order, kind: EventDraft['kind'], atMs: number, data: JsonObject): EventDraft {
  return { kind, actor: 'system', source: 'rule', orderId: order.id, attemptId: null, atMs, data };
}

function done(order: Order, result: string): ChangeSet['dueDone'] {
  return [{ kind: 'retry_expiry', subject: order.id, outcome: { result } }];
}

async function write(
  { deps, hands }: RetryWriter,
  order: Order,
  parts: Pick<Partial<ChangeSet>, 'newDue' | 'dueDone'> & { readonly events: readonly EventDraft[] },
): Promise<Written> {
  const events = parts.events.map((draft) => ({ id: deps.ids.next('evt'), evidenceId: null, draft }));
  const written = await hands.commit(() =>
    changeSet(order.updatedAtMs, { ...parts, orders: [order], events }),
  );
  return written.ok ? { ok: true, order: { ...order, version: order.version + 1 } } : { ok: false };
}
