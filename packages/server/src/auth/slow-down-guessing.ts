import {
  err,
  FAILURE_WINDOW_MS,
  FAILURES_MAX,
  IP_FAILURE_WINDOW_MS,
  type Result,
  throttleMs,
} from '@orderwatch/core';
import { recordSecurityEvent } from '../db/security/security-events.ts';
import { countLoginFailures, forgetLoginFailures, recordLoginFailure } from '../db/users/login-failures.ts';
import type { AuthDeps, Visitor } from './auth.ts';

/** Try again after that time. */
export interface Throttled {
  readonly kind: 'throttled';
  readonly retryAfterSeconds: number;
}

interface Guess {
  /** Whose secret is guessed at: one count for each. */
  readonly subject: string;
  readonly visitor: Visitor;
  /** The user to whom a stop is told; undefined where there is none of that name. */
  readonly userId: () => Promise<string | undefined>;
}

const DAY_MS = 86_400_000;

/**
 * One try at a secret (password, code, token), unless too many failed before. A try that answers `true` for
 * `isWrong` counts as a failure; a success forgets what this address had against it.
 */
export async function slowDownGuessing<T, E>(
  { db, realTime }: Pick<AuthDeps, 'db' | 'realTime'>,
  guess: Guess,
  attempt: () => Promise<Result<T, E>>,
  isWrong: (error: E) => boolean,
): Promise<Result<T, E | Throttled>> {
  const nowMs = realTime.nowMs();
  const { subject, visitor } = guess;
  const { ip, userAgent } = visitor;
  const since = { subjectSinceMs: nowMs - FAILURE_WINDOW_MS, ipSinceMs: nowMs - IP_FAILURE_WINDOW_MS };
  const counts = await countLoginFailures(db, { subject, ip, ...since });
  const waitMs = throttleMs(counts, nowMs);
  if (waitMs > 0) return err({ kind: 'throttled', retryAfterSeconds: Math.ceil(waitMs / 1000) });

  const answer = await attempt();
  if (answer.ok) {
    await forgetLoginFailures(db, { subject, ip, olderThanMs: nowMs - DAY_MS });
    return answer;
  }
  if (!isWrong(answer.error)) return answer;
  await recordLoginFailure(db, { subject, ip, atMs: nowMs });
  if (counts.ofSubjectFromIp + 1 === FAILURES_MAX) {
    const userId = await guess.userId();
    const facts = { failures: FAILURES_MAX, minutes: FAILURE_WINDOW_MS / 60_000 };
    if (userId)
      await recordSecurityEvent(db, { userId, kind: 'login_blocked', atMs: nowMs, ip, userAgent, facts });
  }
  return answer;
}
