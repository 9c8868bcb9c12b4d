import { findSession, touchSession } from '../db/sessions/sessions.ts';
import { type AuthDeps, IDLE_MS, type OpenSession } from './auth.ts';
import { hashToken } from './tokens.ts';

/** Writing the time of each request would make every page view a write. */
const TOUCH_EVERY_MS = 60_000;

/** The user of a session cookie, and the idle time begun anew; undefined when it has ended. */
export async function findSignedIn(
  { db, realTime }: Pick<AuthDeps, 'db' | 'realTime'>,
  sessionToken: string,
): Promise<OpenSession | undefined> {
  const nowMs = realTime.nowMs();
  const tokenHash = hashToken(sessionToken);
  const found = await findSession(db, { tokenHash, nowMs, idleSinceMs: nowMs - IDLE_MS });
  if (!found) return undefined;
  if (nowMs - found.lastSeenMs > TOUCH_EVERY_MS) await touchSession(db, tokenHash, nowMs);
  const { userId, email, displayName, sessionId, provedAtMs } = found;
  return { userId, email, displayName, sessionToken, sessionId, provedAtMs };
}
