import { type Db, toTimestamp } from '../connect.ts';

/** A browser that takes a user's pushes. */
export interface PushSubscription {
  readonly id: string;
  readonly endpoint: string;
  /** The browser's public key and secret, base64url, with which a push is encrypted for it alone. */
  readonly p256dh: string;
  readonly auth: string;
  readonly browser: string;
  readonly createdAtMs: number;
}

/**
 * A browser has one subscription: sent again, also by another user of that browser, it takes the place of the earlier.
 * Answers the id under which it is kept.
 */
export async function saveSubscription(
  db: Db,
  one: PushSubscription & { readonly userId: string },
): Promise<string> {
  const row = { user_id: one.userId, p256dh: one.p256dh, auth: one.auth, browser: one.browser };
  const { id } = await db
    .insertInto('push_subscriptions')
    .values({ id: one.id, endpoint: one.endpoint, created_at: toTimestamp(one.createdAtMs), ...row })
    .onConflict((conflict) => conflict.column('endpoint').doUpdateSet(row))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function listSubscriptions(db: Db, userId: string): Promise<readonly PushSubscription[]> {
  return db
    .selectFrom('push_subscriptions')
    .select(['id', 'endpoint', 'p256dh', 'auth', 'browser', 'created_at as createdAtMs'])
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** False when the user has no such subscription. */
export async function removeSubscription(
  db: Db,
  of: { readonly userId: string; readonly id: string },
): Promise<boolean> {
  const gone = await db
    .deleteFrom('push_subscriptions')
    .where('id', '=', of.id)
    .where('user_id', '=', of.userId)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}
