import { toTimestamp } from '../connect.ts';
import { noticeRecords } from '../notices/notice-records.ts';
import { positionRecord } from '../positions/position-record.ts';
import { type RowArrays, rowArrays } from '../row-arrays/row-arrays.ts';
import { storableJson } from './canonical-json.ts';
import { type PreparedEvents, prepareEvents } from './chain-events.ts';
import type { ChangeSet } from './change-set.ts';
import { ATTEMPTS, EVIDENCE, FILLS, NOTICES, ORDERS } from './column-types.ts';
import {
  attemptIdentity,
  attemptState,
  commandRecord,
  evidenceRecord,
  fillRecord,
  orderIdentity,
  orderState,
} from './records.ts';

/**
 * A set of changes as its statement takes it: what a reading can have thousands of as arrays, the rest as JSON lists. Only the
 * events' places in the chain are open.
 */
export interface PreparedChanges {
  readonly evidence: RowArrays;
  readonly newOrders: string;
  readonly orders: RowArrays;
  readonly newAttempts: string;
  readonly attempts: RowArrays;
  readonly newCommands: string;
  readonly commands: string;
  readonly fills: RowArrays;
  readonly newPositions: string;
  readonly positions: string;
  readonly newDue: string;
  readonly dueDone: string;
  readonly runRows: string;
  readonly notices: RowArrays;
  readonly events: PreparedEvents;
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
    evidence: rowArrays(EVIDENCE, changes.evidence, evidenceRecord),
    newOrders: list(changes.newOrders, ({ order, recommendation }) => [
      orderState(order),
      orderIdentity(order, recommendation),
    ]),
    orders: rowArrays(ORDERS, changes.orders, orderState),
    newAttempts: list(changes.newAttempts, (attempt) => [
      attemptState(attempt.attempt),
      attemptIdentity(attempt, accountId, epoch),
    ]),
    attempts: rowArrays(ATTEMPTS, changes.attempts, ({ attempt, expectedState }) => ({
      ...attemptState(attempt),
      expected_state: expectedState,
    })),
    newCommands: list(changes.newCommands, commandRecord),
    commands: list(changes.commands, ({ command, answer, expectedState = null }) => ({
      ...commandRecord(command),
      answer,
      expected_state: expectedState,
    })),
    fills: rowArrays(FILLS, changes.fills, ({ fill, evidenceId, positionId = null }) => ({
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
    notices: rowArrays(NOTICES, noticeRecords(changes), (notice) => ({ ...notice })),
    events: prepareEvents(accountId, changes.events),
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
