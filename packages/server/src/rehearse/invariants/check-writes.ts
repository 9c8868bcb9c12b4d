import {
  ATTEMPT_EVIDENCE,
  type AttemptStateName,
  decideAttemptMove,
  decideStatusMove,
  type OrderStatus,
} from '@orderwatch/core';
import type { WatchedWrite } from '../../db/rehearsal/watch-writes.ts';
import { foldEvent } from './fold-event.ts';

/** What has been learned from all writes so far. */
export interface WriteMemory {
  /** Of each account's chain, the last number. */
  readonly seq: Map<string, number>;
  readonly epoch: Map<string, number>;
  /** The state of each attempt as its events tell it. */
  readonly folded: Map<string, AttemptStateName>;
  readonly origins: Map<string, string>;
}

export function newWriteMemory(): WriteMemory {
  return { seq: new Map(), epoch: new Map(), folded: new Map(), origins: new Map() };
}

const ENDED = new Set<unknown>(['closed', 'ongoing', 'rejected', 'cancelled', 'failed']);

/**
 * Holds every write of a rehearsal, one transaction after another, against what may be written at all.
 *
 * - No quantity that was filled falls, unless a correction or a person's decision says so in the same transaction.
 * - No status or state moves outside of the tables; a correction is counted and told.
 * - No order ends without the broker's payload, a rule of ours or a person's word in the same transaction.
 * - An unconfirmed sending is settled by evidence or by a decision, never by nothing.
 * - The state of an attempt is what its events add up to; an account's events have no gap.
 * - A lease's number never falls, and nothing is recorded under an old one.
 * - The machine asks for no change of an order that somebody else placed.
 */
export function checkWrites(writes: readonly WatchedWrite[], memory: WriteMemory): readonly string[] {
  const transactions = new Map<string, WatchedWrite[]>();
  for (const write of writes) {
    const together = transactions.get(write.tx);
    if (together === undefined) transactions.set(write.tx, [write]);
    else together.push(write);
  }
  return [...transactions.values()].flatMap((together) => checkTransaction(together, memory));
}

function checkTransaction(together: readonly WatchedWrite[], memory: WriteMemory): readonly string[] {
  const events = together.filter(({ table }) => table === 'events').map(({ now }) => now);
  const found: string[] = [];
  for (const event of events) {
    const account = String(event.account_id);
    const next = (memory.seq.get(account) ?? 0) + 1;
    if (event.seq !== next) found.push(`Event ${event.seq} of ${account} follows on ${next - 1}`);
    memory.seq.set(account, Number(event.seq));
    foldEvent(event, memory.folded);
  }
  const touched = new Map<string, Readonly<Record<string, unknown>>>();
  for (const write of together) {
    switch (write.table) {
      case 'orders':
        found.push(...checkOrder(write, events));
        memory.origins.set(String(write.now.id), String(write.now.origin));
        break;
      case 'attempts':
        found.push(...checkAttempt(write, events, together));
        touched.set(String(write.now.id), write.now);
        break;
      case 'leases':
        found.push(...checkLease(write.now, memory));
        break;
      case 'commands':
        found.push(...checkCommand(write.now, memory));
        break;
      default:
    }
  }
  for (const [id, attempt] of touched) found.push(...compareFold(id, attempt, memory, events.length > 0));
  return found;
}

type Row = Readonly<Record<string, unknown>>;

const isOf =
  (orderId: unknown) =>
  (event: Row): boolean =>
    event.order_id === orderId;

function explains(event: Row): boolean {
  return event.evidence_id !== null || event.source === 'user' || event.source === 'rule';
}

function tellsCorrection(event: Row): boolean {
  return event.kind === 'order.correction' || event.kind === 'order.resolved';
}

function checkOrder({ before, now }: WatchedWrite, events: readonly Row[]): readonly string[] {
  const own = events.filter(isOf(now.id));
  const found: string[] = [];
  if (before === null) {
    if (!own.some(explains))
      found.push(`${now.id} was born as ${now.status} without an event that explains it`);
    return found;
  }
  if (Number(now.execution_qty) < Number(before.execution_qty) && !own.some(tellsCorrection)) {
    found.push(`${now.id}: the filled quantity fell from ${before.execution_qty} to ${now.execution_qty}`);
  }
  if (before.status === now.status) return found;
  const move = `${now.id} went from ${before.status} to ${now.status}`;
  const verdict = decideStatusMove(before.status as OrderStatus, now.status as OrderStatus);
  if (verdict === 'refused') found.push(`${move}, which the table refuses`);
  if (verdict === 'correction' && !(Number(now.corrections) > Number(before.corrections))) {
    found.push(`${move} without counting a correction`);
  }
  if (
    ENDED.has(now.status) &&
    !own.some(explains) &&
    !own.some(({ kind }) => kind === 'order.position_closed')
  ) {
    found.push(`${move} without evidence, rule or decision`);
  }
  return found;
}

function checkAttempt(
  { before, now }: WatchedWrite,
  events: readonly Row[],
  together: readonly WatchedWrite[],
): readonly string[] {
  const own = events.filter(isOf(now.order_id));
  const found: string[] = [];
  if (before === null) {
    if (Number(now.epoch) !== Number(now.lease_epoch)) {
      found.push(`${now.id} was recorded under the lease number ${now.epoch}, valid was ${now.lease_epoch}`);
    }
    return found;
  }
  if (Number(now.filled_qty) < Number(before.filled_qty) && !own.some(tellsCorrection)) {
    found.push(`${now.id}: the filled quantity fell from ${before.filled_qty} to ${now.filled_qty}`);
  }
  if (before.state === now.state) return found;
  const from = before.state as AttemptStateName;
  const to = now.state as AttemptStateName;
  const decided = own.some(({ kind }) => kind === 'order.resolved');
  if (!decided && !canMove(from, to))
    found.push(`${now.id} went from ${from} to ${to}, for which there is no evidence`);
  const shown =
    own.some(({ evidence_id }) => evidence_id !== null) ||
    together.some(({ table, now: row }) => table === 'evidence' && row.attempt_id === now.id);
  const neverLeft = own.some(({ kind }) => kind === 'order.not_sent');
  if (from === 'unconfirmed' && !shown && !decided && !neverLeft) {
    found.push(`${now.id} was unconfirmed and became ${to} without evidence or decision`);
  }
  return found;
}

/** In one step, or in two that are written together. */
function canMove(from: AttemptStateName, to: AttemptStateName): boolean {
  const next = (state: AttemptStateName) =>
    ATTEMPT_EVIDENCE.map((evidence) => decideAttemptMove(state, evidence).to);
  return next(from).some((step) => step === to || next(step).includes(to));
}

function checkLease(now: Row, { epoch }: WriteMemory): readonly string[] {
  const account = String(now.account_id);
  const before = epoch.get(account) ?? 0;
  epoch.set(account, Number(now.epoch));
  return Number(now.epoch) < before
    ? [`The lease number of ${account} fell from ${before} to ${now.epoch}`]
    : [];
}

function checkCommand(now: Row, { origins }: WriteMemory): readonly string[] {
  return now.actor === 'system' && origins.get(String(now.order_id)) === 'external'
    ? [`The machine asked to ${now.kind} ${now.order_id}, which somebody else placed`]
    : [];
}

function compareFold(
  id: string,
  attempt: Row,
  { folded }: WriteMemory,
  hasEvents: boolean,
): readonly string[] {
  const state = attempt.state as AttemptStateName;
  const told = folded.get(id);
  folded.set(id, state);
  // A reply that is written down after the lease was lost has no event: it is evidence, and concludes nothing.
  return !hasEvents || told === undefined || told === state
    ? []
    : [`${id} is ${state}, its events add up to ${told}`];
}
