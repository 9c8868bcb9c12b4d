import { err, ok, type Result } from '@orderwatch/core';
import { rehashPassword } from '../db/users/change-password.ts';
import { findUserByEmail } from '../db/users/find-user.ts';
import {
  countLoginFailures,
  type FailureCounts,
  forgetLoginFailures,
  recordLoginFailure,
} from '../db/users/login-failures.ts';
import type { AuthDeps, SignedIn, Visitor } from './auth.ts';
import { openSession } from './open-session.ts';

export type LoginError =
  /** Wrong password or unknown user: nobody learns which. */
  { readonly kind: 'refused' } | { readonly kind: 'throttled'; readonly retryAfterSeconds: number };

const WINDOW_MS = 15 * 60_000;
const FAILURES_MAX = 5;
const IP_WINDOW_MS = 3_600_000;
const IP_FAILURES_MAX = 50;
const DAY_MS = 86_400_000;

export async function logIn(
  deps: AuthDeps,
  typed: { readonly email: string; readonly password: string },
  visitor: Visitor,
): Promise<Result<SignedIn, LoginError>> {
  const { db, passwords, realTime } = deps;
  const nowMs = realTime.nowMs();
  const subject = typed.email.trim().toLowerCase();
  const counts = await countLoginFailures(db, {
    subject,
    ip: visitor.ip,
    subjectSinceMs: nowMs - WINDOW_MS,
    ipSinceMs: nowMs - IP_WINDOW_MS,
  });
  const waitMs = throttleMs(counts, nowMs);
  if (waitMs > 0) return err({ kind: 'throttled', retryAfterSeconds: Math.ceil(waitMs / 1000) });

  const user = await findUserByEmail(db, subject);
  if (!(await passwords.verify(user?.passwordHash, typed.password)) || !user) {
    await recordLoginFailure(db, { subject, ip: visitor.ip, atMs: nowMs });
    return err({ kind: 'refused' });
  }
  await forgetLoginFailures(db, { subject, ip: visitor.ip, olderThanMs: nowMs - DAY_MS });
  if (passwords.isOutdated(user.passwordHash)) {
    await rehashPassword(db, user.id, user.passwordHash, await passwords.hash(typed.password));
  }
  const { id: userId, email, displayName } = user;
  return ok(await openSession(deps, { userId, email, displayName }, visitor));
}

/**
 * How long the next try must wait. From the third failure on a growing delay (1, 2, 4 s), after the fifth until
 * the window has passed; an address that fails for many users waits, too.
 */
export function throttleMs(counts: FailureCounts, nowMs: number): number {
  const latest = counts.latestMs ?? nowMs;
  if (counts.ofIp >= IP_FAILURES_MAX) return Math.max(WINDOW_MS - (nowMs - latest), 60_000);
  if (counts.ofSubjectFromIp >= FAILURES_MAX) return Math.max(0, latest + WINDOW_MS - nowMs);
  if (counts.ofSubjectFromIp < 3) return 0;
  return Math.max(0, latest + 1000 * 2 ** (counts.ofSubjectFromIp - 3) - nowMs);
}
