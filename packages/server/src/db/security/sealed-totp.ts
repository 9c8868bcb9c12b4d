import { sealFields, unsealFields } from '../../secrets/seal-fields.ts';
import type { SealedRow } from '../../secrets/sealed-place.ts';
import { totpOwner } from '../../secrets/totp-owner.ts';
import type { Db } from '../connect.ts';
import { sealedColumns } from '../sealed-columns.ts';

/** The secrets of every user's second factor, for sealing them with another key. */
export async function loadSealedTotp(db: Db): Promise<readonly SealedRow[]> {
  const rows = await db
    .selectFrom('totp_factors')
    .select(['user_id', 'key_version', 'wrapped_key', 'sealed_fields'])
    .orderBy('user_id')
    .execute();
  return rows.map(
    ({ user_id: userId, key_version: keyVersion, wrapped_key, sealed_fields: sealedFields }) => ({
      name: `second factor of user ${userId}`,
      keyVersion,
      async sealAnew(ring) {
        const stored = { keyVersion, wrappedKey: wrapped_key, sealedFields };
        const fields = unsealFields(ring, totpOwner(userId), stored);
        if (!fields) return false;
        const anew = sealFields(ring, totpOwner(userId), fields);
        await db
          .updateTable('totp_factors')
          .set(sealedColumns(anew))
          .where('user_id', '=', userId)
          .where('wrapped_key', '=', wrapped_key)
          .execute();
        return true;
      },
    }),
  );
}
