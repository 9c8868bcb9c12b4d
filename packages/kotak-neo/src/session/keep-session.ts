import type { Clock } from '../clock.ts';
import type { LogInAttempt } from './log-in.ts';
import type { LoginError, LoginErrorKind } from './login-error.ts';
import type { Session } from './session.ts';

export interface SessionKeeper {
  /** The session, by a login when there is none or it is about to end. Callers that come together share the login. */
  obtain(): Promise<Obtained>;
  present(): Session | undefined;
  /** Says that the broker accepted a session, which ends the counting of refusals. */
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
const longestPauseMs = 15 * 60_000;
/** What time alone does not mend, and what a broker counts before it locks an account. */
const refusals: ReadonlySet<LoginErrorKind> = new Set(['wrong_totp', 'wrong_mpin', 'invalid_ucc', 'refused']);

/** Keeps the one session of an account. */
export function keepSession(clock: Clock, logIn: () => Promise<LogInAttempt>): SessionKeeper {
  let session: Session | undefined;
  let proven: Session | undefined;
  let renewAtMs = 0;
  let underWay: Promise<Obtained> | undefined;
  let failedAtMs: readonly number[] = [];
  /** In a row: since a session was last accepted. */
  let refusedInARow = 0;

  function countFailure(isRefusal: boolean): void {
    failedAtMs = [...failedAtMs, clock.monotonicMs()].slice(-failuresAllowed);
    if (isRefusal) refusedInARow += 1;
  }

  /**
   * Kotak locks accounts that fail often: after three failures within a minute nothing is sent until it has passed, and
   * while the broker goes on refusing, each further try waits twice as long as the one before.
   */
  function findBlock(): LoginError | undefined {
    const oldest = failedAtMs.length < failuresAllowed ? undefined : failedAtMs[0];
    const last = failedAtMs.at(-1);
    if (last === undefined) return undefined;
    const windowEndsMs = oldest === undefined ? 0 : oldest + blockWindowMs;
    const pauseEndsMs = last + pauseAfter(refusedInARow);
    const leftMs = Math.max(windowEndsMs, pauseEndsMs) - clock.monotonicMs();
    if (leftMs <= 0) return undefined;
    const why =
      pauseEndsMs > windowEndsMs
        ? `the broker refused ${refusedInARow} logins in a row`
        : `${failuresAllowed} logins failed within a minute`;
    return {
      kind: 'login_blocked',
      words: `${why}: waiting ${Math.ceil(leftMs / 1_000)} s`,
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
    if (attempt.reached) countFailure(refusals.has(attempt.error.kind));
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
      if (accepted !== session) return;
      proven = accepted;
      refusedInARow = 0;
    },
    reject(refused) {
      if (refused !== session) return;
      // A fresh session that is refused at once is a login that failed; otherwise each call would log in again.
      if (proven !== refused) countFailure(true);
      session = undefined;
    },
    forget() {
      session = undefined;
    },
  };
}

/** None for the first three, then a minute, two, four, and so on to a quarter of an hour. */
function pauseAfter(refusedInARow: number): number {
  if (refusedInARow <= failuresAllowed) return 0;
  return Math.min(blockWindowMs * 2 ** (refusedInARow - failuresAllowed - 1), longestPauseMs);
}

/** Renewal is due some minutes early; but a session made within those minutes is used until it ends. */
function renewalTime({ facts }: Session): number {
  const early = facts.expiresAtMs - renewBeforeMs;
  return facts.obtainedAtMs < early ? early : facts.expiresAtMs;
}
