import { err, ok, type Result } from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { type LegacyAccount, listLegacyAccounts } from '../db/legacy/find-accounts.ts';

export type NoAccount =
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly accounts: readonly LegacyAccount[] }
  | { readonly kind: 'unknown'; readonly accounts: readonly LegacyAccount[] };

/** The account that the earlier system looked after: the one that is named by id, client code or label, or the only one. */
export async function chooseLegacyAccount(
  db: Db,
  named: string | null,
): Promise<Result<LegacyAccount, NoAccount>> {
  const accounts = await listLegacyAccounts(db);
  if (named !== null) {
    const found = accounts.filter((one) => [one.id, one.accountCode, one.label].includes(named));
    const [only] = found;
    return only !== undefined && found.length === 1 ? ok(only) : err({ kind: 'unknown', accounts });
  }
  const [only] = accounts;
  if (only === undefined) return err({ kind: 'none' });
  return accounts.length === 1 ? ok(only) : err({ kind: 'several', accounts });
}

export function noAccountWords(problem: NoAccount): string {
  const names =
    problem.kind === 'none' ? '' : problem.accounts.map((one) => `${one.accountCode} (${one.id})`).join(', ');
  switch (problem.kind) {
    case 'none':
      return 'There is no account yet to take the orders over to. Add it on the page first.';
    case 'several':
      return `There are several accounts: ${names}. Name the one that the earlier system looked after.`;
    case 'unknown':
      return names === '' ? 'There is no account yet.' : `There is no such account. There are: ${names}.`;
  }
}
