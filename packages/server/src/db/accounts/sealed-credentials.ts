import { sealCredentials, unsealCredentials } from '../../secrets/account-credentials.ts';
import type { SealedRow } from '../../secrets/sealed-place.ts';
import type { Db } from '../connect.ts';
import { sealedColumns } from '../sealed-columns.ts';

/** Every account's credentials, for sealing them with another key. */
export async function loadSealedCredentials(db: Db): Promise<readonly SealedRow[]> {
  const rows = await db
    .selectFrom('broker_credentials')
    .select(['account_id', 'key_version', 'wrapped_key', 'sealed_fields'])
    .orderBy('account_id')
    .execute();
  return rows.map(({ account_id: accountId, key_version: keyVersion, wrapped_key, sealed_fields }) => ({
    name: `broker credentials of account ${accountId}`,
    keyVersion,
    async sealAnew(ring) {
      const stored = { keyVersion, wrappedKey: wrapped_key, sealedFields: sealed_fields };
      const opened = unsealCredentials(ring, accountId, stored);
      if (!opened.ok) return false;
      const anew = sealCredentials(ring, accountId, opened.value);
      await db
        .updateTable('broker_credentials')
        .set(sealedColumns(anew))
        .where('account_id', '=', accountId)
        .where('wrapped_key', '=', wrapped_key)
        .execute();
      return true;
    },
  }));
}
