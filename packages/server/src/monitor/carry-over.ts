import { isOpen } from '@orderwatch/core';
import type { ChangeSet } from '../db/cycle/change-set.ts';
import type { Committed } from '../db/cycle/commit-changes.ts';
import type { LoadedBook } from '../db/cycle/load-book.ts';

/**
 * The book behind a write by another part of this program, as loading it anew would show it. Undefined where that cannot be
 * told from the write alone: it has to be the very next one, and to leave the orders as they are.
 */
export function carryOver(
  loaded: LoadedBook,
  { firstSeq, lastSeq, changes }: Pick<Committed, 'firstSeq' | 'lastSeq' | 'changes'>,
): LoadedBook | undefined {
  if (firstSeq !== loaded.eventSeq + 1 || !leavesOrders(changes)) return undefined;
  const positions = new Map(loaded.positions.map((stored) => [stored.position.id, stored]));
  for (const { position, expectedVersion } of changes.positions) {
    const before = positions.get(position.id);
    // One that closes changes what its buys are.
    if (before?.version !== expectedVersion || isOpen(before.position) !== isOpen(position)) return undefined;
    positions.set(position.id, { position, version: expectedVersion + 1 });
  }
  const { guard = loaded.guard, sealedDay = loaded.sealedDay } = changes.head;
  return { ...loaded, positions: [...positions.values()], eventSeq: lastSeq, guard, sealedDay };
}

/** Whether orders, their attempts, requests and executions stay, and nothing but known positions changes. */
function leavesOrders(changes: ChangeSet): boolean {
  const { newOrders, orders, newAttempts, attempts, newCommands, commands, fills, supersededFills } = changes;
  const rows = [newOrders, orders, newAttempts, attempts, newCommands, commands, fills, supersededFills];
  const { newPositions, movedNumber } = changes;
  return [...rows, newPositions].every(({ length }) => length === 0) && movedNumber === null;
}
