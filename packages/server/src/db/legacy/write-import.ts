import type { ImportedOrder, ImportTotals, Position, RowReport } from '@orderwatch/core';
import { sql, type Transaction } from 'kysely';
import { createGarbageWatch } from '../../collect-garbage.ts';
import { type Db, toTimestamp } from '../connect.ts';
import { storableJson, storableText } from '../cycle/canonical-json.ts';
import { type ChangeSet, changeSet } from '../cycle/change-set.ts';
import { prepareChanges } from '../cycle/prepare-changes.ts';
import { type Written, writeChanges } from '../cycle/write-changes.ts';
import { lockHead } from '../lease/lock-head.ts';
import type { LeaseClaim } from '../lease/renew-lease.ts';
import type { Json, Tables } from '../tables.ts';

export interface NewImport {
  readonly id: string;
  readonly atMs: number;
  readonly askedBy: 'cli' | 'dual_read';
  readonly sources: Json;
  readonly totals: ImportTotals;
  readonly rows: AsyncIterable<WrittenRow> | Iterable<WrittenRow>;
  readonly orders: Iterable<ImportedOrder>;
  readonly positions: readonly Position[];
  /** Of positions that the account had. */
  readonly versions: ReadonlyMap<string, number>;
  readonly nextId: (prefix: string) => string;
  /** Called after each batch with how many rows and orders are written. */
  readonly onProgress?: (done: number) => void;
  /** For whoever tells of it afterwards; a large import is too large to be kept. */
  readonly onPart?: (part: WrittenPart) => void;
}

/** A row's report with its text, which is kept as evidence. */
export interface WrittenRow {
  readonly row: RowReport;
  readonly text: string;
}

/** What one statement of the import wrote. */
export interface WrittenPart {
  readonly written: Written;
  readonly changes: ChangeSet;
  readonly userId: string;
}

// Larger ones are hardly faster, and their texts are most of what an import needs of memory.
const ORDERS_PER_STATEMENT = 250;
const ROWS_PER_STATEMENT = 500;

/**
 * Writes a whole import in one transaction under the account's lease, some thousand rows in each statement. False when the
 * lease is no longer held: then nothing was written.
 */
export async function writeImport(db: Db, claim: LeaseClaim, one: NewImport): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if ((await lockHead(trx, claim)) === undefined) return false;
    // On a busy machine making the next set, or giving garbage back, may take longer than a transaction may else sit idle.
    await sql`set local idle_in_transaction_session_timeout = '60s'`.execute(trx);
    await sql`
      insert into legacy_imports (id, account_id, imported_at, asked_by, sources, totals)
      values (${one.id}, ${claim.accountId}, ${toTimestamp(one.atMs)}, ${one.askedBy},
              ${storableJson(JSON.stringify(one.sources))}::jsonb, ${JSON.stringify(one.totals)}::jsonb)`.execute(
      trx,
    );
    await writeOrders(trx, claim, one);
    await writeRows(trx, claim.accountId, one);
    return true;
  });
}

/** The next set is made while the database writes the one before: each has a processor to itself. */
async function writeOrders(trx: Transaction<Tables>, claim: LeaseClaim, one: NewImport): Promise<void> {
  let done = 0;
  let underWay: Promise<void> = Promise.resolve();
  for (const changes of changesOf(one)) {
    prepareChanges(claim, changes);
    await underWay;
    underWay = writePart(trx, claim, changes, one);
    done += changes.newOrders.length;
    one.onProgress?.(done);
  }
  await underWay;
}

async function writePart(
  trx: Transaction<Tables>,
  claim: LeaseClaim,
  changes: ChangeSet,
  one: NewImport,
): Promise<void> {
  // The end of the chain moved with the part before.
  const head = await lockHead(trx, claim);
  if (head === undefined) throw new Error('A lease whose row is locked was lost');
  const written = await writeChanges(trx, head, changes);
  one.onPart?.({ written, changes, userId: head.userId });
}

async function writeRows(trx: Transaction<Tables>, accountId: string, one: NewImport): Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  let some: string[] = [];
  async function writeSome(): Promise<void> {
    const records = `[${some.join(',')}]`;
    some = [];
    await underWay;
    underWay = insertRows(trx, accountId, one, records);
    // It is awaited with the next part, or at the end; until then the file is read on.
    underWay.catch(() => {});
  }
  const watch = createGarbageWatch();
  for await (const row of one.rows) {
    some.push(rowRecord(row));
    watch();
    if (some.length === ROWS_PER_STATEMENT) await writeSome();
  }
  if (some.length > 0) await writeSome();
  await underWay;
}

/** Positions stand in the first set, because orders point at them. */
function* changesOf(one: NewImport): Generator<ChangeSet> {
  const { atMs, orders, positions, versions } = one;
  const known = (position: Position) => versions.get(position.id);
  const first: Partial<ChangeSet> = {
    newPositions: positions.filter((position) => known(position) === undefined),
    positions: positions.flatMap((position) => {
      const expectedVersion = known(position);
      return expectedVersion === undefined ? [] : [{ position, expectedVersion }];
    }),
  };
  let isFirst = true;
  for (const some of batches(orders)) {
    yield changeSet(atMs, { ...(isFirst ? first : {}), ...changesOfOrders(some, one) });
    isFirst = false;
  }
}

function* batches(orders: Iterable<ImportedOrder>): Generator<readonly ImportedOrder[]> {
  const watch = createGarbageWatch();
  let some: ImportedOrder[] = [];
  for (const order of orders) {
    some.push(order);
    watch();
    if (some.length < ORDERS_PER_STATEMENT) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

function changesOfOrders(some: readonly ImportedOrder[], one: NewImport): Partial<ChangeSet> {
  return {
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
        actor: one.askedBy === 'cli' ? 'user' : 'system',
        source: one.askedBy === 'cli' ? 'user' : 'rule',
        orderId: order.id,
        attemptId: null,
        atMs: one.atMs,
        data: { importId: one.id, status: order.status, positionId: order.positionId },
      },
    })),
  };
}

// Python writes these where JSON has no word for them; jsonb refuses them.
const NO_JSON = /\b(?:NaN|Infinity)\b/;

function rowRecord({ row, text }: WrittenRow): string {
  const isJson = row.kind !== null && !NO_JSON.test(text);
  const { source, path, line } = row.place;
  const about = {
    digest: row.digest,
    kind: row.kind,
    outcome: row.outcome,
    why: row.why,
    notes: row.notes,
    source,
    place: path,
    line,
    order_id: row.orderId,
    ...(isJson ? {} : { original_text: storableText(text) }),
  };
  const json = JSON.stringify(about);
  return isJson ? `${json.slice(0, -1)},"original":${text}}` : json;
}

async function insertRows(
  trx: Transaction<Tables>,
  accountId: string,
  one: NewImport,
  records: string,
): Promise<void> {
  await sql`
    insert into legacy_rows (import_id, account_id, digest, kind, outcome, why, notes, source, place, line, imported_at,
                             original, original_text, order_id)
    select ${one.id}, ${accountId}, digest, kind, outcome, why, notes, source, place, line, ${toTimestamp(one.atMs)},
           original, original_text, order_id
    from jsonb_to_recordset(${storableJson(records)}::jsonb)
      as x (digest text, kind text, outcome text, why text, notes jsonb, source text, place text, line integer,
            original jsonb, original_text text, order_id text)
    on conflict (account_id, digest) do nothing`.execute(trx);
}
