import { type Db, moment } from '../connect.ts';

export interface SessionRow {
  readonly id: string;
  readonly createdAtMs: number;
  readonly lastSeenMs: number;
  readonly expiresAtMs: number;
  readonly userAgent: string;
  readonly ip: string;
}

/** The user's sessions that have not ended, the latest used one first. */
export async function listSessions(
  db: Db,
  ask: { readonly userId: string; readonly nowMs: number; readonly idleSinceMs: number },
): Promise<readonly SessionRow[]> {
  return db
    .selectFrom('web_sessions')
    .select([
      'id',
      'created_at as createdAtMs',
      'last_seen_at as lastSeenMs',
      'expires_at as expiresAtMs',
      'user_agent as userAgent',
      'ip',
    ])
    .where('user_id', '=', ask.userId)
    .where('expires_at', '>', moment(ask.nowMs))
    .where('last_seen_at', '>', moment(ask.idleSinceMs))
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute();
}

/** False when the user has no such session. */
export async function endSession(db: Db, userId: string, sessionId: string): Promise<boolean> {
  const ended = await db
    .deleteFrom('web_sessions')
    .where('user_id', '=', userId)
    .where('id', '=', sessionId)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

/** Ends every session of the user but the one that is named; how many that were. */
export async function endOtherSessions(db: Db, userId: string, keptSessionId: string): Promise<number> {
  const ended = await db
    .deleteFrom('web_sessions')
    .where('user_id', '=', userId)
    .where('id', '<>', keptSessionId)
    .returning('id')
    .execute();
  return ended.length;
}
