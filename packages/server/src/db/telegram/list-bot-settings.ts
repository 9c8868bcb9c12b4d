import type { SealedSecrets } from '../../notices/channel-secrets.ts';
import type { Db } from '../connect.ts';
import { sealedFrom } from '../notices/channels.ts';

/** Whose bot shall be polled: every user who has switched Telegram on, with his sealed token. */
export async function listBotSettings(
  db: Db,
): Promise<readonly { readonly userId: string; readonly sealed: SealedSecrets }[]> {
  const rows = await db
    .selectFrom('notification_channels')
    .select(['user_id', 'key_version', 'wrapped_key', 'sealed_fields'])
    .where('channel', '=', 'telegram')
    .where('enabled', '=', true)
    .orderBy('user_id')
    .execute();
  return rows.flatMap((row) => {
    const sealed = sealedFrom(row);
    return sealed === null ? [] : [{ userId: row.user_id, sealed }];
  });
}
