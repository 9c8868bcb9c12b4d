import type { SealedCredentials } from '../../secrets/account-credentials.ts';
import { type Db, toTimestamp } from '../connect.ts';

/** Stores an account's sealed credentials in place of any older ones. */
export async function saveCredentials(
  db: Db,
  accountId: string,
  sealed: SealedCredentials,
  atMs: number,
): Promise<void> {
  const row = {
    key_version: sealed.keyVersion,
    wrapped_key: sealed.wrappedKey,
    sealed_fields: JSON.stringify(sealed.sealedFields),
    updated_at: toTimestamp(atMs),
  };
  await db
    .insertInto('broker_credentials')
    .values({ account_id: accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
}

/** Undefined when none were entered. */
export async function findCredentials(db: Db, accountId: string): Promise<SealedCredentials | undefined> {
  return db
    .selectFrom('broker_credentials')
    .select(['key_version as keyVersion', 'wrapped_key as wrappedKey', 'sealed_fields as sealedFields'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}
