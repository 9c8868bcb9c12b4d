import { type Db, toTimestamp } from '../connect.ts';

/** Takes effect for whoever holds the account: senders look at this row in the transaction before they send. */
export async function pauseAccount(db: Db, accountId: string, atMs: number): Promise<void> {
  await db
    .updateTable('broker_accounts')
    .set((eb) => ({ paused_at: toTimestamp(atMs), version: eb('version', '+', 1) }))
    .where('id', '=', accountId)
    .where('paused_at', 'is', null)
    .execute();
}

/** Ends a pause, a stop that was raised by what a cycle saw, and an open breaker: a person has looked and confirms. */
export async function resumeAccount(db: Db, accountId: string): Promise<void> {
  await db
    .updateTable('broker_accounts')
    .set((eb) => ({
      paused_at: null,
      placing_stopped_reason: null,
      breaker_opened_at: null,
      breaker_reason: null,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', accountId)
    .execute();
}
