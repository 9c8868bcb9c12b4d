import { err, ok, type Result } from '@orderwatch/core';
import { recordSecurityEvent } from '../db/security/security-events.ts';
import { rehashPassword } from '../db/users/change-password.ts';
import { findUserByEmail } from '../db/users/find-user.ts';
import type { SecondFactorDeps, SignedIn, Visitor } from './auth.ts';
import { openSession } from './open-session.ts';
import { acceptCode, type CodeError, hasSecondFactor } from './second-factor/accept-code.ts';
import { slowDownGuessing, type Throttled } from './slow-down-guessing.ts';

export type LoginError =
  /** Wrong password or unknown user: nobody learns which. */
  | { readonly kind: 'refused' }
  /** The password is right, and the user's second factor is asked for. */
  | { readonly kind: 'code_needed' }
  | CodeError
  | Throttled;

interface TypedLogin {
  readonly email: string;
  readonly password: string;
  /** Six digits of the second factor, or a recovery code. */
  readonly code?: string | undefined;
}

export function logIn(
  deps: SecondFactorDeps,
  typed: TypedLogin,
  visitor: Visitor,
): Promise<Result<SignedIn, LoginError>> {
  const subject = typed.email.trim().toLowerCase();
  const userId = async () => (await findUserByEmail(deps.db, subject))?.id;
  return slowDownGuessing(
    deps,
    { subject, visitor, userId },
    () => tryLogin(deps, { ...typed, email: subject }, visitor),
    ({ kind }) => kind === 'refused' || kind === 'code_refused',
  );
}

async function tryLogin(
  deps: SecondFactorDeps,
  { email: subject, password, code }: TypedLogin,
  visitor: Visitor,
): Promise<Result<SignedIn, Exclude<LoginError, Throttled>>> {
  const { db, passwords, realTime } = deps;
  const user = await findUserByEmail(db, subject);
  if (!(await passwords.verify(user?.passwordHash, password)) || !user) return err({ kind: 'refused' });
  const { id: userId, email, displayName } = user;
  if (await hasSecondFactor(db, userId)) {
    if (code === undefined) return err({ kind: 'code_needed' });
    const accepted = await acceptCode(deps, userId, code, visitor);
    if (!accepted.ok) return accepted;
  }
  if (passwords.isOutdated(user.passwordHash)) {
    await rehashPassword(db, userId, user.passwordHash, await passwords.hash(password));
  }
  const signedIn = await openSession(deps, { userId, email, displayName }, visitor);
  await recordSecurityEvent(db, { userId, kind: 'logged_in', atMs: realTime.nowMs(), ...visitor });
  return ok(signedIn);
}
