import { setImmediate } from 'node:timers/promises';
import type { ImportedOrder, ImportTotals, Position } from '@orderwatch/core';
import { sql, type Transaction } from 'kysely';
import { createGarbageWatch } from '../../collect-garbage.ts';
import { type Db, toTimestamp } from '../connect.ts';
import { copyIn } from '../copy-in.ts';
import { storableJson } from '../cycle/canonical-json.ts';
import { type ChangeSet, changeSet, type NewDue } from '../cycle/change-set.ts';
import { type Written, writeChanges } from '../cycle/write-changes.ts';
import { type LockedHead, lockHead } from '../lease/lock-head.ts';
import type { LeaseClaim } from '../lease/renew-lease.ts';
import type { Json, Tables } from '../tables.ts';
import { copyLegacyRows, type RowsOfImport } from './copy-legacy-rows.ts';
import { createOrderCopy } from './copy-orders.ts';

export interface NewImport extends Pick<RowsOfImport, 'rows' | 'knownDigests'> {
  readonly id: string;
  readonly atMs: number;
  readonly askedBy: 'cli' | 'dual_read';
  readonly sources: Json;
  readonly totals: ImportTotals;
  readonly orders: Iterable<ImportedOrder>;
  readonly positions: readonly Position[];
  /** Of positions that the account had. */
  readonly versions: ReadonlyMap<string, number>;
  readonly nextId: (prefix: string) => string;
  /** Called after each batch with how many orders are written. */
  readonly onProgress?: (done: number) => void;
  /** For whoever tells of it afterwards; a large import is too large to be kept. */
  readonly onPart?: (part: WrittenPart) => void;
}

/** What one part of the import wrote. */
export interface WrittenPart {
  readonly written: Written;
  readonly changes: ChangeSet;
  readonly userId: string;
}

const ORDERS_PER_PART = 200;
const ORDERS_PER_TURN = 10;

/**
 * Writes a whole import in one transaction under the account's lease. False when the lease is no longer held: then nothing
 * was written.
 */
export async function writeImport(db: Db, claim: LeaseClaim, one: NewImport): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const head = await lockHead(trx, claim);
    if (head === undefined) return false;
    // On a busy machine making the next part, or giving garbage back, may take longer than a transaction may else sit idle.
    await sql`set local idle_in_transaction_session_timeout = '60s'`.execute(trx);
    await sql`
      insert into legacy_imports (id, account_id, imported_at, asked_by, sources, totals)
      values (${one.id}, ${claim.accountId}, ${toTimestamp(one.atMs)}, ${one.askedBy},
              ${storableJson(JSON.stringify(one.sources))}::jsonb, ${JSON.stringify(one.totals)}::jsonb)`.execute(
      trx,
    );
    // Orders point at their positions.
    await writeChanges(trx, head, changesOfPositions(one));
    const { end, due } = await writeOrders(trx, head, one);
    await copyLegacyRows(trx, { ...one, importId: one.id, accountId: claim.accountId });
    // The end of the chain is written once, and with it what is due, of which there is little.
    await writeChanges(trx, end, changeSet(one.atMs, { newDue: due }));
    return true;
  });
}

function changesOfPositions({ atMs, positions, versions }: NewImport): ChangeSet {
  return changeSet(atMs, {
    newPositions: positions.filter(({ id }) => !versions.has(id)),
    positions: positions.flatMap((position) => {
      const expectedVersion = versions.get(position.id);
      return expectedVersion === undefined ? [] : [{ position, expectedVersion }];
    }),
  });
}

/** The next part is made while the database writes the one before: each has a processor to itself. */
async function writeOrders(
  trx: Transaction<Tables>,
  head: LockedHead,
  one: NewImport,
): Promise<{ readonly end: LockedHead; readonly due: readonly NewDue[] }> {
  const copy = createOrderCopy(head);
  const due: NewDue[] = [];
  let done = 0;
  let underWay: Promise<void> = Promise.resolve();
  async function writePart(): Promise<void> {
    done += copy.orders();
    await underWay;
    underWay = copyIn(trx, copy.take());
    // It is awaited with the next part, or at the end.
    underWay.catch(() => {});
    one.onProgress?.(done);
  }
  // Each order by itself, since of many together much would grow old before it is garbage; whoever tells of them wants few sets.
  for (const some of batches(one.orders, one.onPart === undefined ? 1 : ORDERS_PER_PART)) {
    const changes = changesOfOrders(some, one);
    const firstSeq = copy.head().eventSeq + 1;
    copy.add(changes);
    due.push(...changes.newDue);
    one.onPart?.({ written: { firstSeq, lastSeq: copy.head().eventSeq }, changes, userId: head.userId });
    if (copy.orders() >= ORDERS_PER_PART) await writePart();
    // Lets the connection send what is on its way, and hear that it has arrived.
    else if (copy.orders() % ORDERS_PER_TURN === 0) await setImmediate();
  }
  await writePart();
  await underWay;
  return { end: copy.head(), due };
}

function* batches(orders: Iterable<ImportedOrder>, size: number): Generator<readonly ImportedOrder[]> {
  const watch = createGarbageWatch();
  let some: ImportedOrder[] = [];
  for (const order of orders) {
    some.push(order);
    watch();
    if (some.length < size) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

function changesOfOrders(some: readonly ImportedOrder[], one: NewImport): ChangeSet {
  const isPerson = one.askedBy === 'cli';
  return changeSet(one.atMs, {
    newOrders: some.map(({ order, recommendation }) => ({ order, recommendation })),
    newAttempts: some.flatMap(({ attempts }) => attempts.map((attempt) => ({ attempt, request: null }))),
    fills: some.flatMap(({ order, fills }) =>
      fills.map((fill) => ({ fill, evidenceId: null, positionId: order.positionId })),
    ),
    newDue: some.flatMap(({ order }) =>
      order.status === 'retry_pending' && order.retryExpiresAtMs !== null
        ? [
            {
              id: one.nextId('due'),
              kind: 'retry_expiry' as const,
              subject: order.id,
              dueAtMs: order.retryExpiresAtMs,
            },
          ]
        : [],
    ),
    events: some.map(({ order }) => ({
      id: one.nextId('evt'),
      evidenceId: null,
      draft: {
        kind: 'order.imported',
        actor: isPerson ? 'user' : 'system',
        source: isPerson ? 'user' : 'rule',
        orderId: order.id,
        attemptId: null,
        atMs: one.atMs,
        data: { importId: one.id, status: order.status, positionId: order.positionId },
      },
    })),
  });
}
