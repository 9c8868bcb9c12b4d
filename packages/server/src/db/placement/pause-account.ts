import { type Db, toTimestamp } from '../connect.ts';

/**
 * Takes effect for whoever holds the account: senders look at this row in the transaction before they send. Returns whose
 * account it is; undefined when it was paused before.
 */
export async function pauseAccount(db: Db, accountId: string, atMs: number): Promise<string | undefined> {
  const paused = await db
    .updateTable('broker_accounts')
    .set((eb) => ({ paused_at: toTimestamp(atMs), version: eb('version', '+', 1) }))
    .where('id', '=', accountId)
    .where('paused_at', 'is', null)
    .returning('user_id')
    .executeTakeFirst();
  return paused?.user_id;
}

/**
 * Ends a pause, a stop that was raised by what a cycle saw, and an open breaker: a person has looked and confirms.
 * Returns whose account it is; undefined when there was none of them.
 */
export async function resumeAccount(db: Db, accountId: string): Promise<string | undefined> {
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
    .returning('user_id')
    .executeTakeFirst();
  return resumed?.user_id;
}
