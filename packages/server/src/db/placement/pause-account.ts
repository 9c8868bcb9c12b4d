import { type Db, toTimestamp } from '../connect.ts';

/**
 * Takes effect for whoever holds the account: senders look at this row in the transaction before they send. False when
 * it was paused before.
 */
export async function pauseAccount(db: Db, accountId: string, atMs: number): Promise<boolean> {
  const paused = await db
    .updateTable('broker_accounts')
    .set((eb) => ({ paused_at: toTimestamp(atMs), version: eb('version', '+', 1) }))
    .where('id', '=', accountId)
    .where('paused_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return paused !== undefined;
}

/**
 * Ends a pause, a stop that was raised by what a cycle saw, and an open breaker: a person has looked and confirms.
 * False when there was none of them.
 */
export async function resumeAccount(db: Db, accountId: string): Promise<boolean> {
  const resumed = await db
    .updateTable('broker_accounts')
    .set((eb) => ({
      paused_at: null,
      placing_stopped_reason: null,
      breaker_opened_at: null,
      breaker_reason: null,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', accountId)
    .where((eb) =>
      eb.or([
        eb('paused_at', 'is not', null),
        eb('placing_stopped_reason', 'is not', null),
        eb('breaker_opened_at', 'is not', null),
      ]),
    )
    .returning('id')
    .executeTakeFirst();
  return resumed !== undefined;
}
