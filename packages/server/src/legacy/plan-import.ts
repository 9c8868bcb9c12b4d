import {
  decideImport,
  err,
  groupFacts,
  type ImportContext,
  type ImportDecision,
  importedOrderId,
  ok,
  type Result,
  type SourceRow,
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

/** Decides what an import would do, by what the database has now. Writes nothing. */
export async function planImport(
  db: Db,
  rows: readonly SourceRow[],
  context: ImportContext,
): Promise<Result<PlannedImport, SeveralUsers>> {
  const userIds = [...new Set(rows.flatMap(({ userId }) => userId ?? []))];
  if (context.legacyUserId === null && userIds.length > 1) return err({ kind: 'several_users', userIds });
  const grouped = groupFacts(rows, context);
  const keys = [...grouped.groups.keys()];
  const exact = [...grouped.groups.values()].flatMap((facts) =>
    facts.flatMap(({ fact }) => (fact.exact === null ? [] : [fact.exact.order.id])),
  );
  const fallbacks = grouped.references.flatMap(({ about }) => about.fallback?.key ?? []);
  const known = await loadKnown(db, {
    accountId: context.accountId,
    digests: rows.map(({ digest }) => digest),
    numbers: keys.flatMap((key) => (key.startsWith('n:') ? [key.slice(2)] : [])),
    orderIds: [...[...keys, ...fallbacks].map((key) => importedOrderId(context.accountId, key)), ...exact],
  });
  return ok({ known, decision: decideImport(rows, grouped, known, context) });
}
