import type { SealedFields } from '../../secrets/seal-fields.ts';
import { type Db, toTimestamp } from '../connect.ts';
import { sealedColumns } from '../sealed-columns.ts';

/** Stores an account's sealed credentials in place of any older ones. */
export async function saveCredentials(
  db: Db,
  accountId: string,
  sealed: SealedFields,
  atMs: number,
): Promise<void> {
  const row = {
    ...sealedColumns(sealed),
    updated_at: toTimestamp(atMs),
  };
  await db
    .insertInto('broker_credentials')
    .values({ account_id: accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
}

/** Undefined when none were entered. */
export async function findCredentials(db: Db, accountId: string): Promise<SealedFields | undefined> {
  return db
    .selectFrom('broker_credentials')
    .select(['key_version as keyVersion', 'wrapped_key as wrappedKey', 'sealed_fields as sealedFields'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}
