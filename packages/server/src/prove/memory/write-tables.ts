import type { ChangeSet, HeadNote } from '../../db/cycle/change-set.ts';
import { noticeRecords } from '../../db/notices/notice-records.ts';
import { dueKeyOf, fillKeyOf, type MemoryTables } from './memory-tables.ts';

/** Writes a set of changes that was found writable, as `db/cycle/write-changes.ts` does in one statement. */
export function writeTables(tables: MemoryTables, changes: ChangeSet, epoch: number): void {
  moveNumber(tables, changes);
  for (const { id } of changes.evidence) tables.evidence.add(id);
  for (const { order, recommendation } of changes.newOrders) {
    tables.orders.set(order.id, {
      order: { ...order, version: 1 },
      recommendation,
      place: tables.orders.size,
    });
  }
  for (const order of changes.orders) {
    const known = tables.orders.get(order.id);
    if (known !== undefined) {
      tables.orders.set(order.id, { ...known, order: { ...order, version: order.version + 1 } });
    }
  }
  for (const { attempt } of changes.newAttempts) tables.attempts.set(attempt.id, { attempt, epoch });
  for (const { attempt } of changes.attempts) {
    const known = tables.attempts.get(attempt.id);
    if (known !== undefined) tables.attempts.set(attempt.id, { ...known, attempt });
  }
  for (const command of changes.newCommands) tables.commands.set(command.id, command);
  for (const { command, expectedState } of changes.commands) {
    const known = tables.commands.get(command.id);
    if (known === undefined || (expectedState !== undefined && known.state !== expectedState)) continue;
    tables.commands.set(command.id, command);
  }
  writeFills(tables, changes);
  for (const position of changes.newPositions) tables.positions.set(position.id, { position, version: 1 });
  for (const { position, expectedVersion } of changes.positions) {
    tables.positions.set(position.id, { position, version: expectedVersion + 1 });
  }
  writeNotices(tables, changes);
  for (const event of changes.events) tables.events.push({ ...event, seq: tables.events.length + 1 });
  writeDue(tables, changes);
  writeAccount(tables, changes);
  writeHead(tables, changes.head);
}

function moveNumber(tables: MemoryTables, { movedNumber }: ChangeSet): void {
  if (movedNumber === null) return;
  const { fromAttemptId, toAttemptId, brokerOrderId } = movedNumber;
  const from = tables.attempts.get(fromAttemptId);
  const to = tables.attempts.get(toAttemptId);
  if (from === undefined || to === undefined) throw new Error('A number was moved between unknown attempts');
  const freed = { ...from.attempt, brokerOrderId: null } as typeof from.attempt;
  tables.attempts.set(fromAttemptId, { ...from, attempt: freed });
  for (const [key, one] of tables.fills) {
    if (one.fill.brokerOrderId !== brokerOrderId) continue;
    const fill = { ...one.fill, orderId: to.attempt.orderId, attemptId: to.attempt.id };
    tables.fills.set(key, { ...one, fill });
  }
}

function writeFills(tables: MemoryTables, { fills, supersededFills }: ChangeSet): void {
  for (const { fill, positionId = null } of fills) {
    const key = fillKeyOf(fill);
    if (!tables.fills.has(key)) tables.fills.set(key, { fill, positionId, superseded: false });
  }
  const gone = new Set<string>(supersededFills);
  for (const [key, one] of tables.fills) {
    if (gone.has(one.fill.id)) tables.fills.set(key, { ...one, superseded: true });
  }
}

function writeNotices(tables: MemoryTables, changes: ChangeSet): void {
  for (const { id, event_id, kind, subject, version, order_id } of noticeRecords(changes)) {
    const key = `${subject} ${kind} ${version}`;
    if (tables.notices.has(key)) continue;
    tables.notices.set(key, { id, eventId: event_id, kind, subject, version, orderId: order_id });
  }
}

function writeDue(tables: MemoryTables, { newDue, dueDone }: ChangeSet): void {
  for (const { kind, subject, dueAtMs } of newDue) {
    const key = dueKeyOf({ kind, subject });
    if (tables.due.get(key)?.done === true && kind !== 'retry_expiry') continue;
    tables.due.set(key, { kind, subject, dueAtMs, done: false });
  }
  for (const { kind, subject } of dueDone) {
    const known = tables.due.get(dueKeyOf({ kind, subject }));
    if (known !== undefined) tables.due.set(dueKeyOf(known), { ...known, done: true });
  }
}

function writeAccount(tables: MemoryTables, { stopPlacing, openBreaker, lift }: ChangeSet): void {
  const { account } = tables;
  tables.account = {
    ...account,
    placingStoppedReason: lift.stop ? null : (account.placingStoppedReason ?? stopPlacing),
    breakerReason: lift.breaker ? null : (account.breakerReason ?? openBreaker),
  };
}

export function writeHead(tables: MemoryTables, note: HeadNote): void {
  if (note.guard !== undefined) tables.guard = note.guard;
  if (note.sealedDay !== undefined) tables.sealedDay = note.sealedDay;
  if (note.sent !== undefined) tables.sent = note.sent;
}
