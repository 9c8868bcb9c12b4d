import {
  type AccountId,
  decideImport,
  type ExactOrder,
  err,
  factsOf,
  type Grouped,
  type ImportContext,
  type ImportDecision,
  importedOrderId,
  ok,
  type PackedFact,
  type Result,
  unpackFact,
} from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { type Known, loadKnown } from '../db/legacy/load-known.ts';

export interface PlannedImport {
  readonly decision: ImportDecision;
  readonly known: Known;
}

export interface SeveralUsers {
  readonly kind: 'several_users';
  readonly userIds: readonly string[];
}

/** Decides what an import would do, by what the database has now. Writes nothing. `onOrder` is called for each order. */
export async function planImport(
  db: Db,
  grouped: Grouped,
  context: ImportContext,
  onOrder?: () => void,
): Promise<Result<PlannedImport, SeveralUsers>> {
  const { userIds } = grouped;
  if (context.legacyUserId === null && userIds.length > 1) return err({ kind: 'several_users', userIds });
  const known = await loadKnown(db, {
    accountId: context.accountId,
    digests: digestsIn(grouped),
    numbers: numbersIn(grouped),
    orderIds: orderIdsIn(grouped, context.accountId),
    exactOrders: exactOrdersIn(grouped),
  });
  return ok({ known, decision: decideImport(grouped, known, context, onOrder) });
}

// One after the other, since lists of a hundred thousand names each would stand in memory for nothing.

function* digestsIn({ rows }: Grouped): Generator<string> {
  for (const { digest } of rows) yield digest;
}

function* numbersIn({ groups }: Grouped): Generator<string> {
  for (const [key, told] of groups) {
    if (key.startsWith('n:')) yield key.slice(2);
    for (const packed of factsOf(told)) if (packed.exactId !== null) yield* numbersOf(packed);
  }
}

/** Of each attempt of an order that was exported: it goes by the last of them. */
function* numbersOf(packed: PackedFact): Generator<string> {
  for (const { brokerOrderId } of unpackFact(packed).exact?.attempts ?? [])
    if (brokerOrderId !== null) yield brokerOrderId;
}

function* exactOrdersIn({ groups }: Grouped): Generator<ExactOrder> {
  for (const told of groups.values()) {
    for (const packed of factsOf(told)) {
      const exact = packed.exactId === null ? null : unpackFact(packed).exact;
      if (exact !== null) yield exact;
    }
  }
}

function* orderIdsIn({ groups, references }: Grouped, accountId: AccountId): Generator<string> {
  for (const [key, told] of groups) {
    yield importedOrderId(accountId, key);
    for (const { exactId } of factsOf(told)) if (exactId !== null) yield exactId;
  }
  for (const { about } of references)
    if (about.fallback !== null) yield importedOrderId(accountId, about.fallback.key);
}
