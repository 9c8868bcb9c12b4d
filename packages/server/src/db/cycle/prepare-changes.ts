import { toTimestamp } from '../connect.ts';
import { noticeRecords } from '../notices/notice-records.ts';
import { positionRecord } from '../positions/position-record.ts';
import { storableJson } from './canonical-json.ts';
import { type PreparedEvent, prepareEvent } from './chain-events.ts';
import type { ChangeSet } from './change-set.ts';
import {
  attemptIdentity,
  attemptState,
  commandRecord,
  evidenceRecord,
  fillRecord,
  orderIdentity,
  orderState,
} from './records.ts';

/** A set of changes as the JSON lists that its statement takes; only the events' places in the chain are open. */
export interface PreparedChanges {
  readonly evidence: string;
  readonly newOrders: string;
  readonly orders: string;
  readonly newAttempts: string;
  readonly attempts: string;
  readonly newCommands: string;
  readonly commands: string;
  readonly fills: string;
  readonly newPositions: string;
  readonly positions: string;
  readonly newDue: string;
  readonly dueDone: string;
  readonly runRows: string;
  readonly notices: string;
  readonly events: readonly PreparedEvent[];
}

const known = new WeakMap<ChangeSet, PreparedChanges>();

/**
 * Does the work on a set that needs no transaction, and remembers it: a large set takes its time, in which nobody should
 * hold the account's head (the database ends transactions that sit idle).
 */
export function prepareChanges(
  claim: { readonly accountId: string; readonly epoch: number },
  changes: ChangeSet,
): PreparedChanges {
  const before = known.get(changes);
  if (before !== undefined) return before;
  const prepared = prepare(claim, changes);
  known.set(changes, prepared);
  return prepared;
}

function prepare(
  { accountId, epoch }: { readonly accountId: string; readonly epoch: number },
  changes: ChangeSet,
): PreparedChanges {
  return {
    evidence: `[${changes.evidence.map(evidenceRecord).join(',')}]`,
    newOrders: list(changes.newOrders, ({ order, recommendation }) => [
      orderState(order),
      orderIdentity(order, recommendation),
    ]),
    orders: list(changes.orders, orderState),
    newAttempts: list(changes.newAttempts, (attempt) => [
      attemptState(attempt.attempt),
      attemptIdentity(attempt, accountId, epoch),
    ]),
    attempts: list(changes.attempts, ({ attempt, expectedState }) => ({
      ...attemptState(attempt),
      expected_state: expectedState,
    })),
    newCommands: list(changes.newCommands, commandRecord),
    commands: list(changes.commands, ({ command, answer, expectedState = null }) => ({
      ...commandRecord(command),
      answer,
      expected_state: expectedState,
    })),
    fills: list(changes.fills, ({ fill, evidenceId, positionId = null }) => ({
      ...fillRecord(fill, evidenceId),
      position_id: positionId,
    })),
    newPositions: list(changes.newPositions, (position) => positionRecord(position, changes.atMs)),
    positions: list(changes.positions, ({ position, expectedVersion }) => ({
      ...positionRecord(position, changes.atMs),
      expected_version: expectedVersion,
    })),
    newDue: list(changes.newDue, ({ id, kind, subject, dueAtMs }) => ({
      id,
      kind,
      subject,
      due_at: toTimestamp(dueAtMs),
    })),
    dueDone: list(changes.dueDone, (done) => done),
    runRows: list(changes.runRows, (row) => row),
    notices: list(noticeRecords(changes), (notice) => notice),
    events: changes.events.map((event) => prepareEvent(accountId, event)),
  };
}

/** Each record is an object, or several that are written as one. */
function list<Item>(items: readonly Item[], record: (item: Item) => object | readonly object[]): string {
  if (items.length === 0) return '[]';
  return storableJson(`[${items.map((item) => recordJson([record(item)].flat())).join(',')}]`);
}

/**
 * What a record lacks is null to the database, and half of a record's columns are null. Written out here, because to copy a
 * record without them first takes longer than all the rest.
 */
function recordJson(parts: readonly object[]): string {
  let text = '';
  for (const part of parts) {
    for (const [name, value] of Object.entries(part)) {
      if (value === null || value === undefined) continue;
      text += `${text === '' ? '{' : ','}"${name}":${typeof value === 'number' ? value : JSON.stringify(value)}`;
    }
  }
  return text === '' ? '{}' : `${text}}`;
}
