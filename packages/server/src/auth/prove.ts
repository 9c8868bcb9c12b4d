import { err, ok, type Result } from '@orderwatch/core';
import { recordSecurityEvent } from '../db/security/security-events.ts';
import { markProved } from '../db/sessions/sessions.ts';
import { findUser } from '../db/users/find-user.ts';
import type { SecondFactorDeps, Visitor } from './auth.ts';
import { acceptCode, type CodeError, hasSecondFactor } from './second-factor/accept-code.ts';
import { type Asker, guessAt } from './second-factor/enrol.ts';
import { slowDownGuessing, type Throttled } from './slow-down-guessing.ts';

export interface TypedProof {
  readonly password?: string | undefined;
  readonly code?: string | undefined;
}

export type ProofError =
  /** The password is wrong, or it is not what was asked for. */
  { readonly kind: 'refused' } | CodeError | Throttled;

/**
 * A fresh proof of who sits at this session: a code where the user has a second factor (what a thief of the session
 * and the password lacks), the password where not. It opens what is about money and secrets for some minutes.
 */
export function prove(
  deps: SecondFactorDeps,
  { userId, sessionId }: Asker,
  typed: TypedProof,
  visitor: Visitor,
): Promise<Result<null, ProofError>> {
  const { db, passwords, realTime } = deps;
  return slowDownGuessing(
    deps,
    guessAt(userId, visitor),
    async (): Promise<Result<null, Exclude<ProofError, Throttled>>> => {
      if (await hasSecondFactor(db, userId)) {
        if (typed.code === undefined) return err({ kind: 'refused' });
        const accepted = await acceptCode(deps, userId, typed.code, visitor);
        if (!accepted.ok) return accepted;
      } else {
        const user = await findUser(db, userId);
        if (!(await passwords.verify(user?.passwordHash, typed.password ?? '')))
          return err({ kind: 'refused' });
      }
      const atMs = realTime.nowMs();
      await markProved(db, sessionId, atMs);
      await recordSecurityEvent(db, { userId, kind: 'proved', atMs, ...visitor });
      return ok(null);
    },
    ({ kind }) => kind === 'refused' || kind === 'code_refused',
  );
}
