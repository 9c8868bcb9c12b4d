import { decideStatusMove, type Order } from '@orderwatch/core';
import type { ChangeSet } from '../../db/cycle/change-set.ts';
import type { CommitProblem } from '../../db/cycle/commit-changes.ts';
import type { MemoryTables } from './memory-tables.ts';

const OVER: ReadonlySet<string> = new Set(['failed', 'rejected', 'cancelled']);
const WORKING: ReadonlySet<string> = new Set(['placing', 'unconfirmed', 'amo', 'pending_execution']);

/**
 * What the database keeps by itself, of a set of changes that is about to be written: a problem that the caller knows how
 * to take, an error as the database would raise, or null. Nothing is written when it is not null.
 */
export function checkConstraints(tables: MemoryTables, changes: ChangeSet): CommitProblem | null {
  if (isStale(tables, changes)) return { kind: 'stale' };
  for (const { order } of changes.newOrders) {
    if (tables.orders.has(order.id)) throw new Error(`orders: ${order.id} stands already`);
  }
  for (const order of changes.orders) checkMove(tables, order);
  if (isOrderedTwice(tables, changes)) return { kind: 'already_ordered' };
  checkNumbersAndTags(tables, changes);
  for (const { fill } of changes.fills) {
    if (!(fill.quantity > 0)) throw new Error(`fills: a quantity of ${fill.quantity}`);
  }
  for (const { instrumentKey } of changes.newPositions) {
    const open = [...tables.positions.values()].some(
      ({ position }) => position.closedAtMs === null && position.instrumentKey === instrumentKey,
    );
    if (open) throw new Error(`positions: ${instrumentKey} is open already`);
  }
  return null;
}

function isStale(tables: MemoryTables, changes: ChangeSet): boolean {
  const { movedNumber } = changes;
  if (movedNumber !== null) {
    const from = tables.attempts.get(movedNumber.fromAttemptId);
    if (from?.attempt.brokerOrderId !== movedNumber.brokerOrderId) return true;
  }
  return (
    changes.orders.some(({ id, version }) => tables.orders.get(id)?.order.version !== version) ||
    changes.attempts.some(
      ({ attempt, expectedState }) => tables.attempts.get(attempt.id)?.attempt.state !== expectedState,
    ) ||
    changes.positions.some(
      ({ position, expectedVersion }) => tables.positions.get(position.id)?.version !== expectedVersion,
    )
  );
}

function checkMove(tables: MemoryTables, now: Order): void {
  const before = tables.orders.get(now.id)?.order;
  if (before === undefined || before.status === now.status) return;
  const verdict = decideStatusMove(before.status, now.status);
  const counted = now.corrections > before.corrections;
  if (verdict === 'refused' || (verdict === 'correction' && !counted)) {
    throw new Error(`orders: ${now.id} may not go from ${before.status} to ${now.status}`);
  }
}

/** One live buy of the system for an instrument and day, one working sell of it for an instrument. */
function isOrderedTwice(tables: MemoryTables, changes: ChangeSet): boolean {
  const touched = [...changes.newOrders.map(({ order }) => order), ...changes.orders];
  const all = new Map([...tables.orders].map(([id, { order }]) => [id, order]));
  for (const order of touched) all.set(order.id, order);
  const claims = (order: Order): string | null => {
    if (order.origin !== 'system') return null;
    if (order.side === 'buy') {
      return OVER.has(order.status) ? null : `buy ${order.instrumentKey} ${order.tradingDay}`;
    }
    return WORKING.has(order.status) ? `sell ${order.instrumentKey}` : null;
  };
  return touched.some((order) => {
    const claim = claims(order);
    return (
      claim !== null && [...all.values()].some((other) => other.id !== order.id && claims(other) === claim)
    );
  });
}

function checkNumbersAndTags(tables: MemoryTables, changes: ChangeSet): void {
  const attempts = new Map([...tables.attempts].map(([id, { attempt }]) => [id, attempt]));
  const { movedNumber } = changes;
  if (movedNumber !== null) {
    const from = attempts.get(movedNumber.fromAttemptId);
    if (from !== undefined) attempts.set(from.id, { ...from, brokerOrderId: null } as typeof from);
  }
  for (const { attempt } of [...changes.newAttempts, ...changes.attempts]) attempts.set(attempt.id, attempt);
  const seen = new Set<string>();
  for (const { brokerOrderId, clientTag, orderId, number } of attempts.values()) {
    for (const name of [
      brokerOrderId && `number ${brokerOrderId}`,
      clientTag && `tag ${clientTag}`,
      `${orderId} ${number}`,
    ]) {
      if (name === null) continue;
      if (seen.has(name)) throw new Error(`attempts: ${name} stands twice`);
      seen.add(name);
    }
  }
}
