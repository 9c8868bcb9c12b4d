import type { SealedSecrets } from '../../notices/channel-secrets.ts';
import type { ChannelKind } from '../../notices/channels/channel.ts';
import { type Db, toTimestamp } from '../connect.ts';
import { sealedColumns } from '../sealed-columns.ts';
import type { Json } from '../tables.ts';

const NOTHING_SEALED = { key_version: null, wrapped_key: null, sealed_fields: null } as const;

/** Where one user is told over one channel, as stored. */
export interface ChannelRow {
  readonly channel: ChannelKind;
  readonly enabled: boolean;
  readonly settings: Json;
  readonly sealed: SealedSecrets | null;
  /** Why the last try failed; null when it did not. */
  readonly problem: string | null;
  readonly retryAtMs: number | null;
  readonly updatedAtMs: number;
}

export async function listChannels(db: Db, userId: string): Promise<readonly ChannelRow[]> {
  const rows = await db
    .selectFrom('notification_channels')
    .select([
      'channel',
      'enabled',
      'settings',
      'key_version',
      'wrapped_key',
      'sealed_fields',
      'problem',
      'retry_at',
      'updated_at',
    ])
    .where('user_id', '=', userId)
    .execute();
  return rows.map((row) => ({
    channel: row.channel,
    enabled: row.enabled,
    settings: row.settings,
    sealed: sealedFrom(row),
    problem: row.problem,
    retryAtMs: row.retry_at,
    updatedAtMs: row.updated_at,
  }));
}

export async function findChannel(
  db: Db,
  userId: string,
  channel: ChannelKind,
): Promise<ChannelRow | undefined> {
  return (await listChannels(db, userId)).find((row) => row.channel === channel);
}

/** The sealed secrets of a row, or null when it has none. */
export function sealedFrom(row: {
  readonly key_version: number | null;
  readonly wrapped_key: Buffer | null;
  readonly sealed_fields: { readonly [field: string]: string } | null;
}): SealedSecrets | null {
  const { key_version: keyVersion, wrapped_key: wrappedKey, sealed_fields: sealedFields } = row;
  if (keyVersion === null || wrappedKey === null || sealedFields === null) return null;
  return { keyVersion, wrappedKey, sealedFields };
}

/**
 * Keeps a channel's settings in place of any older ones, and forgets its failures: whoever changed something wants it
 * tried. What waits for a channel that is switched off is not sent any more.
 */
export async function saveChannel(
  db: Db,
  wish: {
    readonly userId: string;
    readonly channel: ChannelKind;
    readonly enabled: boolean;
    readonly settings: Json;
    readonly sealed: SealedSecrets | null;
    readonly atMs: number;
  },
): Promise<void> {
  const { userId, channel, enabled, sealed, atMs } = wish;
  const row = {
    enabled,
    settings: JSON.stringify(wish.settings),
    ...(sealed === null ? NOTHING_SEALED : sealedColumns(sealed)),
    updated_at: toTimestamp(atMs),
    failures: 0,
    retry_at: null,
    problem: null,
  };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('notification_channels')
      .values({ user_id: userId, channel, ...row })
      .onConflict((conflict) => conflict.columns(['user_id', 'channel']).doUpdateSet(row))
      .execute();
    const waiting = trx
      .updateTable('notice_deliveries')
      .where('user_id', '=', userId)
      .where('channel', '=', channel);
    if (enabled) {
      await waiting
        .set({ due_at: toTimestamp(atMs) })
        .where('state', '=', 'failed')
        .execute();
    } else {
      await waiting
        .set({ state: 'suppressed' })
        .where('state', 'in', ['queued', 'failed', 'deferred'])
        .execute();
    }
  });
}
