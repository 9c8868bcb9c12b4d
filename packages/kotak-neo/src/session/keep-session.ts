import type { Clock } from '../clock.ts';
import type { LogInAttempt } from './log-in.ts';
import type { LoginError } from './login-error.ts';
import type { Session } from './session.ts';

export interface SessionKeeper {
  /** The session, by a login when there is none or it is about to end. Callers that come together share the login. */
  obtain(): Promise<Obtained>;
  present(): Session | undefined;
  /** Says that the broker accepted a session. */
  prove(session: Session): void;
  /** Says that the broker refused a session. Only the present one is dropped: others were replaced already. */
  reject(session: Session): void;
  forget(): void;
}

type Obtained =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly error: LoginError };

const renewBeforeMs = 5 * 60_000;
const renewAgainMs = 60_000;
const blockWindowMs = 60_000;
const failuresAllowed = 3;

/** Keeps the one session of an account. */
export function keepSession(clock: Clock, logIn: () => Promise<LogInAttempt>): SessionKeeper {
  let session: Session | undefined;
  let proven: Session | undefined;
  let renewAtMs = 0;
  let underWay: Promise<Obtained> | undefined;
  let failedAtMs: readonly number[] = [];

  function countFailure(): void {
    failedAtMs = [...failedAtMs, clock.monotonicMs()].slice(-failuresAllowed);
  }

  /** Kotak locks accounts that fail often: after three failures within a minute nothing is sent until it has passed. */
  function findBlock(): LoginError | undefined {
    const oldest = failedAtMs.length < failuresAllowed ? undefined : failedAtMs[0];
    const leftMs = oldest === undefined ? 0 : oldest + blockWindowMs - clock.monotonicMs();
    if (leftMs <= 0) return undefined;
    return {
      kind: 'login_blocked',
      words: `${failuresAllowed} logins failed within a minute: waiting ${Math.ceil(leftMs / 1_000)} s`,
      retryAtMs: clock.nowMs() + leftMs,
    };
  }

  async function renew(): Promise<Obtained> {
    const block = findBlock();
    if (block) return { ok: false, error: block };
    const attempt = await logIn();
    if (attempt.ok) {
      session = attempt.session;
      renewAtMs = renewalTime(session);
      return attempt;
    }
    if (attempt.reached) countFailure();
    return { ok: false, error: attempt.error };
  }

  return {
    async obtain() {
      if (session && clock.nowMs() < renewAtMs) return { ok: true, session };
      underWay ??= renew().finally(() => {
        underWay = undefined;
      });
      const obtained = await underWay;
      // An early renewal that fails costs nothing while the old session is good.
      if (obtained.ok || !session || clock.nowMs() >= session.facts.expiresAtMs) return obtained;
      renewAtMs = Math.min(clock.nowMs() + renewAgainMs, session.facts.expiresAtMs);
      return { ok: true, session };
    },
    present: () => session,
    prove(accepted) {
      if (accepted === session) proven = accepted;
    },
    reject(refused) {
      if (refused !== session) return;
      // A fresh session that is refused at once is a login that failed; otherwise each call would log in again.
      if (proven !== refused) countFailure();
      session = undefined;
    },
    forget() {
      session = undefined;
    },
  };
}

/** Renewal is due some minutes early; but a session made within those minutes is used until it ends. */
function renewalTime({ facts }: Session): number {
  const early = facts.expiresAtMs - renewBeforeMs;
  return facts.obtainedAtMs < early ? early : facts.expiresAtMs;
}
