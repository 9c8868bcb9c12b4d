import {
  type Attempt,
  type AttemptState,
  type Command,
  classifyFailure,
  type EpochMs,
  type EventDraft,
  type EventKind,
  explainRejection,
  type JsonObject,
  type Order,
  type PlacementOutcome,
  type TradingCalendar,
} from '@orderwatch/core';
import type { ChangeSet, NewEvidence } from '../db/cycle/change-set.ts';
import { changeSet } from '../db/cycle/change-set.ts';
import type { Ids } from '../ids.ts';
import { classForSide, failureColumns, failureTraces } from './queue-order.ts';

/** Soon enough to tell a person of an immediate rejection, late enough for the broker to show the order. */
const VERIFY_AFTER_MS = 15_000;

/** An order, its attempt and its command as they stand now, for the outcome to be folded into. */
export interface SentOrder {
  readonly order: Order;
  readonly attempt: Attempt;
  readonly command: Command;
}

export interface OutcomeFacts {
  readonly calendar: TradingCalendar;
  readonly ids: Ids;
  readonly nowMs: EpochMs;
  readonly outcome: PlacementOutcome;
}

/**
 * What the outcome of a sending changes. The book or the feed can have been faster than the reply: then the attempt has
 * moved on already, and the reply only adds its evidence (or contradicts what was seen, which a person must look at).
 */
export function recordOutcome(sent: SentOrder, facts: OutcomeFacts): ChangeSet {
  const { attempt } = sent;
  const waiting = attempt.state === 'sending' || attempt.state === 'unconfirmed';
  return waiting ? settle(sent, facts) : addToWhatWasSeen(sent, facts);
}

function settle(sent: SentOrder, facts: OutcomeFacts): ChangeSet {
  const { order, attempt, command } = sent;
  const { outcome, nowMs, calendar } = facts;
  const evidence = evidenceOf(sent, facts);
  const answered = { answeredAtMs: nowMs };

  switch (outcome.kind) {
    case 'accepted': {
      const state: AttemptState = {
        state: 'accepted',
        brokerOrderId: outcome.brokerOrderId,
        filledQty: 0,
        reason: null,
      };
      const status = order.variety === 'amo' ? 'amo' : 'pending_execution';
      return assemble(sent, facts, evidence, {
        order: { ...tried(order), status, updatedAtMs: nowMs },
        attempt: { ...attempt, ...state, ...answered },
        command: { ...command, state: 'done', ...answered },
        events: [
          event(sent, facts, 'order.accepted', 'broker', { status, brokerOrderId: outcome.brokerOrderId }),
        ],
        verify: true,
      });
    }
    case 'refused': {
      const meaning = explainRejection(outcome.words, outcome.code);
      const failure = outcome.sessionExpired
        ? classifyFailure({ kind: 'session_expired' })
        : classifyFailure({ kind: 'refused', explanation: meaning });
      const columns = failureColumns(
        calendar,
        { class: classForSide(failure, order), words: outcome.words, ...meaning.amounts },
        nowMs,
        order,
      );
      const state: AttemptState = {
        state: 'rejected',
        brokerOrderId: null,
        filledQty: 0,
        reason: outcome.words,
      };
      return failed(sent, facts, evidence, {
        order: { ...order, ...columns, updatedAtMs: nowMs },
        attempt: { ...attempt, ...state, ...answered },
        command: { ...command, state: 'refused', ...answered },
        event: event(sent, facts, 'order.refused', 'broker', { code: outcome.code, words: outcome.words }),
      });
    }
    case 'not_sent': {
      const words = `Not sent: ${outcome.words}`;
      const failure = classifyFailure({ kind: 'not_sent', why: outcome.why });
      const columns = failureColumns(calendar, { class: classForSide(failure, order), words }, nowMs, order);
      const state: AttemptState = { state: 'not_placed', brokerOrderId: null, filledQty: 0, reason: words };
      return failed(sent, facts, evidence, {
        order: { ...order, ...columns, updatedAtMs: nowMs },
        attempt: { ...attempt, ...state, ...answered },
        command: { ...command, state: 'not_sent', ...answered },
        event: event(sent, facts, 'order.not_sent', 'system', { why: outcome.why, words: outcome.words }),
      });
    }
    case 'unknown': {
      const state: AttemptState = { state: 'unconfirmed', brokerOrderId: null, filledQty: 0, reason: null };
      return assemble(sent, facts, evidence, {
        order: { ...tried(order), status: 'unconfirmed', reasonCode: 'outcome_unknown', updatedAtMs: nowMs },
        attempt: { ...attempt, ...state, answeredAtMs: outcome.raw === null ? null : nowMs },
        command: { ...command, state: 'unconfirmed' },
        events: [
          event(sent, facts, 'order.unconfirmed', 'unknown', { why: outcome.why, words: outcome.words }),
        ],
        verify: true,
      });
    }
  }
}

function addToWhatWasSeen(sent: SentOrder, facts: OutcomeFacts): ChangeSet {
  const { order, attempt, command } = sent;
  const { outcome, nowMs } = facts;
  const evidence = evidenceOf(sent, facts);
  const agrees =
    outcome.kind === 'unknown' ||
    (outcome.kind === 'accepted' && outcome.brokerOrderId === attempt.brokerOrderId);
  const told: EventDraft = agrees
    ? event(sent, facts, outcome.kind === 'accepted' ? 'order.accepted' : 'order.unconfirmed', 'broker', {
        status: order.status,
        brokerOrderId: attempt.brokerOrderId,
        late: true,
      })
    : event(sent, facts, 'order.anomaly', 'unknown', {
        what: 'reply_contradicts_book',
        reply: outcome.kind,
        repliedNumber: outcome.kind === 'accepted' ? outcome.brokerOrderId : null,
        seenNumber: attempt.brokerOrderId,
      });
  return assemble(sent, facts, evidence, {
    order: { ...tried(order), updatedAtMs: nowMs },
    attempt: { ...attempt, answeredAtMs: attempt.answeredAtMs ?? nowMs },
    command: command.state === 'done' ? command : { ...command, state: 'done', answeredAtMs: nowMs },
    events: [told],
    verify: true,
  });
}

/** A retry that reached the broker is one of the order's tries; of one that was refused `failureColumns` counts it. */
function tried(order: Order): Order {
  return order.firstFailedAtMs === null ? order : { ...order, retryCount: order.retryCount + 1 };
}

interface Settled {
  readonly order: Order;
  readonly attempt: Attempt;
  readonly command: Command;
  readonly events: readonly EventDraft[];
  readonly verify: boolean;
}

function failed(
  sent: SentOrder,
  facts: OutcomeFacts,
  evidence: readonly NewEvidence[],
  parts: Omit<Settled, 'events' | 'verify'> & { readonly event: EventDraft },
): ChangeSet {
  const traces = failureTraces(parts.order, sent.attempt.id, facts.nowMs, facts.ids);
  const written = assemble(sent, facts, evidence, {
    ...parts,
    events: [parts.event, traces.event],
    verify: false,
  });
  return { ...written, newDue: traces.due };
}

function assemble(
  sent: SentOrder,
  { ids, nowMs, outcome }: OutcomeFacts,
  evidence: readonly NewEvidence[],
  settled: Settled,
): ChangeSet {
  const evidenceId = evidence[0]?.id ?? null;
  return changeSet(nowMs, {
    evidence,
    events: settled.events.map((draft) => ({ id: ids.next('evt'), draft, evidenceId })),
    orders: [settled.order],
    attempts: [{ attempt: settled.attempt, expectedState: sent.attempt.state }],
    commands: [{ command: settled.command, answer: answerOf(outcome) }],
    newDue: settled.verify ? [{ id: ids.next('due'), ...verification(sent, nowMs) }] : [],
  });
}

function verification({ attempt }: SentOrder, nowMs: EpochMs) {
  const dueAtMs = (attempt.sentAtMs ?? nowMs) + VERIFY_AFTER_MS;
  return { kind: 'verify_placement', subject: attempt.id, dueAtMs: Math.max(dueAtMs, nowMs) } as const;
}

function evidenceOf({ attempt }: SentOrder, { ids, nowMs, outcome }: OutcomeFacts): readonly NewEvidence[] {
  const text = outcome.kind === 'not_sent' ? null : outcome.raw;
  if (text === null || text === '') return [];
  return [{ id: ids.next('evd'), source: 'place_reply', receivedAtMs: nowMs, attemptId: attempt.id, text }];
}

function event(
  { order, attempt }: SentOrder,
  { nowMs }: OutcomeFacts,
  kind: EventKind,
  actor: EventDraft['actor'],
  data: JsonObject,
): EventDraft {
  return { kind, actor, source: 'place_reply', orderId: order.id, attemptId: attempt.id, atMs: nowMs, data };
}

/** What the broker answered, for the record of the command. */
export function answerOf(outcome: PlacementOutcome): JsonObject {
  switch (outcome.kind) {
    case 'accepted':
      return { kind: outcome.kind, brokerOrderId: outcome.brokerOrderId };
    case 'refused':
      return { kind: outcome.kind, code: outcome.code, words: outcome.words };
    case 'not_sent':
    case 'unknown':
      return { kind: outcome.kind, why: outcome.why, words: outcome.words };
  }
}
