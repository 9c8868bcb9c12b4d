import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import type { Json } from '../tables.ts';

export interface AccountChange {
  readonly userId: string;
  readonly accountId: string;
  readonly label: string;
  readonly settings: Json;
  /** The paths of the settings that this changes, each with the ISO moment of it. */
  readonly changed: Readonly<Record<string, string>>;
}

/** Writes label and settings and raises the version, which the holder of the account's lease watches. */
export async function updateAccount(db: Db, change: AccountChange): Promise<boolean> {
  const updated = await db
    .updateTable('broker_accounts')
    .set({
      label: change.label,
      settings: JSON.stringify(change.settings),
      settings_changed: sql<string>`settings_changed || ${JSON.stringify(change.changed)}::jsonb`,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', change.accountId)
    .where('user_id', '=', change.userId)
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

/** Says that something that the lease holder keeps in memory (the credentials) was changed. */
export async function raiseAccountVersion(db: Db, accountId: string): Promise<void> {
  await db
    .updateTable('broker_accounts')
    .set({ version: sql<number>`version + 1` })
    .where('id', '=', accountId)
    .execute();
}
