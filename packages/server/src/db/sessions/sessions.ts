import { type Db, moment, toTimestamp } from '../connect.ts';

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly userId: string;
  readonly atMs: number;
  readonly expiresAtMs: number;
  readonly userAgent: string;
  readonly ip: string;
}

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db
    .insertInto('web_sessions')
    .values({
      token_hash: session.tokenHash,
      user_id: session.userId,
      created_at: toTimestamp(session.atMs),
      last_seen_at: toTimestamp(session.atMs),
      expires_at: toTimestamp(session.expiresAtMs),
      user_agent: session.userAgent,
      ip: session.ip,
      // Whoever logs in has just proved who they are.
      proved_at: toTimestamp(session.atMs),
    })
    .execute();
}

export interface FoundSession {
  readonly userId: string;
  readonly email: string;
  readonly displayName: string;
  readonly lastSeenMs: number;
  readonly sessionId: string;
  readonly provedAtMs: number | null;
}

/** A session that is within its absolute end and its idle time, of a user who is not disabled. */
export async function findSession(
  db: Db,
  ask: { readonly tokenHash: Buffer; readonly nowMs: number; readonly idleSinceMs: number },
): Promise<FoundSession | undefined> {
  return db
    .selectFrom('web_sessions')
    .innerJoin('users', 'users.id', 'web_sessions.user_id')
    .select([
      'users.id as userId',
      'users.email',
      'users.display_name as displayName',
      'web_sessions.last_seen_at as lastSeenMs',
      'web_sessions.id as sessionId',
      'web_sessions.proved_at as provedAtMs',
    ])
    .where('token_hash', '=', ask.tokenHash)
    .where('expires_at', '>', moment(ask.nowMs))
    .where('last_seen_at', '>', moment(ask.idleSinceMs))
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst();
}

export async function touchSession(db: Db, tokenHash: Buffer, atMs: number): Promise<void> {
  await db
    .updateTable('web_sessions')
    .set({ last_seen_at: toTimestamp(atMs) })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** The person of this session has just proved who they are. */
export async function markProved(db: Db, sessionId: string, atMs: number): Promise<void> {
  await db
    .updateTable('web_sessions')
    .set({ proved_at: toTimestamp(atMs) })
    .where('id', '=', sessionId)
    .execute();
}

export async function deleteSession(db: Db, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('web_sessions').where('token_hash', '=', tokenHash).execute();
}

export async function deleteExpiredSessions(db: Db, nowMs: number): Promise<void> {
  await db.deleteFrom('web_sessions').where('expires_at', '<', moment(nowMs)).execute();
}
