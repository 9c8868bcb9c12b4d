import { type Db, toTimestamp } from '../connect.ts';
import type { AccountMode, Json, OwnerRelation } from '../tables.ts';

export interface NewAccount {
  readonly id: string;
  readonly userId: string;
  readonly label: string;
  readonly mode: AccountMode;
  /** The broker's client code (UCC). */
  readonly accountCode: string;
  readonly ownerRelation: OwnerRelation;
  /** As `accountSettings` in http/schemas parsed it. */
  readonly settings: Json;
  readonly atMs: number;
}

/** False when the user has that client code in that mode already. */
export async function insertAccount(db: Db, account: NewAccount): Promise<boolean> {
  const inserted = await db
    .insertInto('broker_accounts')
    .values({
      id: account.id,
      user_id: account.userId,
      label: account.label,
      broker: 'kotak-neo',
      mode: account.mode,
      account_code: account.accountCode,
      owner_relation: account.ownerRelation,
      settings: JSON.stringify(account.settings),
      created_at: toTimestamp(account.atMs),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}
