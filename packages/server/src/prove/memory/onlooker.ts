import { istDayNumber } from '@orderwatch/core';
import type { SimBroker, SimOrder } from '@orderwatch/simulator';
import type { ChangeSet } from '../../db/cycle/change-set.ts';
import { dayText } from '../../db/cycle/records.ts';
import type { LeaseClaim } from '../../db/lease/renew-lease.ts';
import type { WatchedWrite } from '../../db/rehearsal/watch-writes.ts';
import { checkMoment } from '../../rehearse/invariants/check-moment.ts';
import { checkWrites, newWriteMemory } from '../../rehearse/invariants/check-writes.ts';
import type { MemoryTables, StoredAttempt, StoredOrder } from './memory-tables.ts';

/** Holds every write against what may be written at all, and every moment against what the broker knows. */
export interface Onlooker {
  beforeWrite(tables: MemoryTables): void;
  /** Null claim: evidence that comes whoever holds the lease. */
  afterWrite(tables: MemoryTables, claim: LeaseClaim | null, changes: ChangeSet | null): void;
  leaseTaken(tables: MemoryTables): void;
  /** What an instance read last of an account's book: what it concludes rests on that. */
  noteReading(accountId: string, instance: string, kind: string): void;
  note(sentence: string): void;
  readonly found: Set<string>;
  counts(): { readonly commits: number; readonly writes: number };
}

type Row = Readonly<Record<string, unknown>>;

export function createOnlooker(broker: SimBroker): Onlooker {
  const found = new Set<string>();
  const memory = newWriteMemory();
  const read = new Map<string, string>();
  let orders: ReadonlyMap<string, StoredOrder> = new Map();
  let attempts: ReadonlyMap<string, StoredAttempt> = new Map();
  let commits = 0;
  let written = 0;

  return {
    found,
    counts: () => ({ commits, writes: written }),
    note: (sentence) => void found.add(sentence),
    noteReading: (accountId, instance, kind) => void read.set(`${accountId} ${instance}`, kind),
    beforeWrite(tables) {
      orders = new Map(tables.orders);
      attempts = new Map(tables.attempts);
    },
    afterWrite(tables, claim, changes) {
      commits += 1;
      const writes = writesOf(commits, { tables, orders, attempts, changes });
      written += writes.length;
      for (const sentence of checkWrites(writes, memory)) found.add(sentence);
      const { lease, account } = tables;
      if (claim !== null && (lease?.owner !== claim.owner || lease.epoch !== claim.epoch)) {
        found.add(`${claim.owner} wrote under the lease number ${claim.epoch}, valid is ${lease?.epoch}`);
      }
      if (changes !== null) {
        for (const sentence of concludedTooMuch(changes, read.get(`${account.id} ${claim?.owner}`)))
          found.add(sentence);
      }
      const truth = broker.truth();
      for (const sentence of takenForUnsent(changes, truth.orders)) found.add(sentence);
      for (const sentence of checkMoment(momentOf(tables), truth, truth, account.accountCode)) {
        found.add(sentence);
      }
    },
    leaseTaken(tables) {
      const { lease, account } = tables;
      const now = { account_id: account.id, owner: lease?.owner, epoch: lease?.epoch };
      const write: WatchedWrite = { id: 0, tx: 'lease', table: 'leases', before: null, now };
      for (const sentence of checkWrites([write], memory)) found.add(sentence);
    },
  };
}

/** What the broker has was not “not sent”, unless a person says so. */
function takenForUnsent(changes: ChangeSet | null, orders: readonly SimOrder[]): readonly string[] {
  if (changes === null || changes.events.some(({ draft }) => draft.kind === 'order.resolved')) return [];
  return changes.attempts.flatMap(({ attempt: { state, clientTag } }) =>
    state === 'not_placed' && clientTag !== null && orders.some(({ tag }) => tag === clientTag)
      ? [`${clientTag} counts as not sent, and the broker has it`]
      : [],
  );
}

/** That an order is missing, or that a day is sealed, may rest on a whole reading alone. */
function concludedTooMuch({ events }: ChangeSet, reading: string | undefined): readonly string[] {
  return events.flatMap(({ draft }) =>
    (draft.kind === 'order.missing' || draft.kind === 'account.day_sealed') &&
    reading !== 'complete' &&
    reading !== 'empty'
      ? [`${draft.kind} was concluded from a reading that was ${reading}`]
      : [],
  );
}

function momentOf(tables: MemoryTables): Parameters<typeof checkMoment>[0] {
  return {
    orders: [...tables.orders.values()].map(({ order }) => ({
      id: order.id,
      symbol: order.instrument.symbol,
      execution_qty: order.executionQty,
    })),
    attempts: [...tables.attempts.values()].map(({ attempt }) => ({
      client_tag: attempt.clientTag,
      broker_order_id: attempt.brokerOrderId,
      order_id: attempt.orderId,
      filled_qty: attempt.filledQty,
    })),
    fills: [...tables.fills.values()].flatMap(({ fill, superseded }) =>
      superseded ? [] : [{ order_id: fill.orderId, quantity: fill.quantity }],
    ),
  };
}

function writesOf(
  commit: number,
  parts: {
    readonly tables: MemoryTables;
    readonly orders: ReadonlyMap<string, StoredOrder>;
    readonly attempts: ReadonlyMap<string, StoredAttempt>;
    readonly changes: ChangeSet | null;
  },
): readonly WatchedWrite[] {
  const { tables, changes } = parts;
  const accountId = tables.account.id;
  const writes: WatchedWrite[] = [];
  const note = (table: WatchedWrite['table'], before: Row | null, now: Row): void => {
    writes.push({
      id: writes.length,
      tx: String(commit),
      table,
      before,
      now: { account_id: accountId, ...now },
    });
  };
  for (const [id, after] of tables.orders) {
    const before = parts.orders.get(id);
    if (before !== after) note('orders', before === undefined ? null : orderRow(before), orderRow(after));
  }
  const leaseEpoch = tables.lease?.epoch;
  for (const [id, after] of tables.attempts) {
    const before = parts.attempts.get(id);
    if (before === after) continue;
    note('attempts', before === undefined ? null : attemptRow(before), {
      ...attemptRow(after),
      lease_epoch: leaseEpoch,
    });
  }
  if (changes === null) return writes;
  const firstSeq = tables.events.length - changes.events.length + 1;
  changes.events.forEach(({ draft, evidenceId }, place) => {
    const { orderId, attemptId, kind, actor, source, data } = draft;
    const names = { order_id: orderId, attempt_id: attemptId, kind, actor, source };
    note('events', null, { ...names, seq: firstSeq + place, evidence_id: evidenceId, body: data });
  });
  for (const { orderId, kind, actor } of changes.newCommands) {
    note('commands', null, { order_id: orderId, kind, actor });
  }
  for (const { id, attemptId } of changes.evidence) note('evidence', null, { id, attempt_id: attemptId });
  return writes;
}

function orderRow({ order }: StoredOrder): Row {
  const { id, origin, status, executionQty, quantity, corrections } = order;
  return { id, origin, status, execution_qty: executionQty, quantity, corrections };
}

function attemptRow({ attempt, epoch }: StoredAttempt): Row {
  const { id, orderId, number, state, filledQty, brokerOrderId } = attempt;
  const row = { id, order_id: orderId, number, state, filled_qty: filledQty };
  return { ...row, broker_order_id: brokerOrderId, epoch };
}

/** The day on which something was executed is the order's trading day. */
export function wrongDays(tables: MemoryTables, broker: SimBroker): readonly string[] {
  const days = new Map<string, Set<string>>();
  for (const { orderNumber, atMs } of broker.truth().trades) {
    const of = days.get(orderNumber) ?? new Set();
    days.set(orderNumber, of.add(dayText(istDayNumber(atMs))));
  }
  return [...tables.attempts.values()].flatMap(({ attempt }) => {
    const traded = attempt.brokerOrderId === null ? undefined : days.get(attempt.brokerOrderId);
    const order = tables.orders.get(attempt.orderId)?.order;
    const latest = [...tables.attempts.values()].findLast((one) => one.attempt.orderId === attempt.orderId);
    if (traded === undefined || order === undefined || latest?.attempt.id !== attempt.id) return [];
    const day = dayText(order.tradingDay);
    return traded.size === 1 && traded.has(day)
      ? []
      : [`${order.instrument.symbol} of ${day} was executed on ${[...traded].join(', ')}`];
  });
}
