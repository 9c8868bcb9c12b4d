import { sealSecrets, unsealSecrets } from '../../notices/channel-secrets.ts';
import type { SealedRow } from '../../secrets/sealed-place.ts';
import type { Db } from '../connect.ts';
import { sealedColumns } from '../sealed-columns.ts';
import { sealedFrom } from './channels.ts';

/** The secrets of every user's channels, for sealing them with another key. */
export async function loadSealedChannels(db: Db): Promise<readonly SealedRow[]> {
  const rows = await db
    .selectFrom('notification_channels')
    .select(['user_id', 'channel', 'key_version', 'wrapped_key', 'sealed_fields'])
    .orderBy('user_id')
    .orderBy('channel')
    .execute();
  return rows.flatMap(({ user_id: userId, channel, ...row }) => {
    const stored = sealedFrom(row);
    if (stored === null) return [];
    const owner = { userId, channel };
    return {
      name: `${channel} of user ${userId}`,
      keyVersion: stored.keyVersion,
      async sealAnew(ring) {
        const secrets = unsealSecrets(ring, owner, stored);
        if (!secrets) return false;
        const anew = sealSecrets(ring, owner, secrets);
        await db
          .updateTable('notification_channels')
          .set(sealedColumns(anew))
          .where('user_id', '=', userId)
          .where('channel', '=', channel)
          .where('wrapped_key', '=', stored.wrappedKey)
          .execute();
        return true;
      },
    } satisfies SealedRow;
  });
}
