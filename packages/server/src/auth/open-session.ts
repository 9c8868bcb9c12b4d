import { deleteExpiredSessions, insertSession } from '../db/sessions/sessions.ts';
import { ABSOLUTE_MS, type AuthDeps, type SignedIn, type Visitor } from './auth.ts';
import { hashToken, newSessionToken } from './tokens.ts';

const USER_AGENT_LENGTH = 200;

/** A new session; every login has its own token, so that one that was planted before is worth nothing. */
export async function openSession(
  { db, realTime, random }: AuthDeps,
  user: Omit<SignedIn, 'sessionToken'>,
  visitor: Visitor,
): Promise<SignedIn> {
  const nowMs = realTime.nowMs();
  const sessionToken = newSessionToken(random);
  await deleteExpiredSessions(db, nowMs);
  await insertSession(db, {
    tokenHash: hashToken(sessionToken),
    userId: user.userId,
    atMs: nowMs,
    expiresAtMs: nowMs + ABSOLUTE_MS,
    userAgent: visitor.userAgent.slice(0, USER_AGENT_LENGTH),
    ip: visitor.ip,
  });
  return { userId: user.userId, email: user.email, displayName: user.displayName, sessionToken };
}
