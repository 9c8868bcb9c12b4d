import { type Db, toTimestamp } from '../connect.ts';
import type { AccountMode } from '../tables.ts';

/** The two that see the same orders of the same account at the broker: each can become the other. */
export type KotakMode = Extract<AccountMode, 'live' | 'read-only'>;

/**
 * `fixed`: it plays on another exchange, and its orders are not at the broker. `taken`: the user has that client code in that
 * mode already.
 */
export type ModeChange = 'changed' | 'unchanged' | 'not_found' | 'fixed' | 'taken';

/**
 * Lets an account send, or only read. One that may send is paused by the same statement: senders look at that row, and nothing
 * leaves before a person resumes it.
 */
export async function changeMode(
  db: Db,
  wish: {
    readonly userId: string;
    readonly accountId: string;
    readonly to: KotakMode;
    readonly atMs: number;
  },
): Promise<ModeChange> {
  const { userId, accountId, to, atMs } = wish;
  return db.transaction().execute(async (tx): Promise<ModeChange> => {
    const own = await tx
      .selectFrom('broker_accounts')
      .select(['id', 'mode', 'account_code', 'paused_at'])
      .where('user_id', '=', userId)
      .where('mode', 'in', ['live', 'read-only'])
      .forUpdate()
      .execute();
    const account = own.find(({ id }) => id === accountId);
    if (account === undefined) return (await exists(tx, { userId, accountId })) ? 'fixed' : 'not_found';
    if (account.mode === to) return 'unchanged';
    if (own.some(({ mode, account_code }) => mode === to && account_code === account.account_code))
      return 'taken';
    await tx
      .updateTable('broker_accounts')
      .set((eb) => ({
        mode: to,
        version: eb('version', '+', 1),
        ...(to === 'live' && account.paused_at === null && { paused_at: toTimestamp(atMs) }),
      }))
      .where('id', '=', accountId)
      .execute();
    return 'changed';
  });
}

async function exists(
  db: Db,
  { userId, accountId }: { readonly userId: string; readonly accountId: string },
) {
  const row = await db
    .selectFrom('broker_accounts')
    .select('id')
    .where('id', '=', accountId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}
