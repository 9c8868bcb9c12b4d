import { type Db, toTimestamp } from '../connect.ts';

/** Whose accounts: one of them, or all. */
export interface KillScope {
  readonly userId: string;
  /** Null: every account of the user. */
  readonly accountId: string | null;
}

/**
 * Stops everything that acts for the accounts, whoever holds them: senders look at this row in the transaction in which
 * they decide to send. Returns the accounts that it stopped; one that was stopped before keeps its time and reason.
 */
export async function pullKillSwitch(
  db: Db,
  scope: KillScope,
  { atMs, reason }: { readonly atMs: number; readonly reason: string | null },
): Promise<readonly string[]> {
  const rows = await db
    .updateTable('broker_accounts')
    .set((eb) => ({ killed_at: toTimestamp(atMs), kill_reason: reason, version: eb('version', '+', 1) }))
    .where('user_id', '=', scope.userId)
    .where('killed_at', 'is', null)
    .$if(scope.accountId !== null, (all) => all.where('id', '=', scope.accountId ?? ''))
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
