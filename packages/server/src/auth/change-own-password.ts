import { err, ok, type Result } from '@orderwatch/core';
import { recordSecurityEvent } from '../db/security/security-events.ts';
import { changePassword } from '../db/users/change-password.ts';
import { findUser } from '../db/users/find-user.ts';
import type { AuthDeps, Visitor } from './auth.ts';
import { findPasswordFault, type PasswordFault } from './passwords.ts';
import { type Asker, guessAt } from './second-factor/enrol.ts';
import { slowDownGuessing, type Throttled } from './slow-down-guessing.ts';

export type PasswordChangeError =
  | { readonly kind: 'refused' }
  | { readonly kind: 'weak_password'; readonly fault: PasswordFault };

/** Sets another password for whoever knows the present one. Every other session of the user ends. */
export function changeOwnPassword(
  deps: AuthDeps,
  { userId, email, sessionId }: Asker,
  typed: { readonly current: string; readonly next: string },
  visitor: Visitor,
): Promise<Result<null, PasswordChangeError | Throttled>> {
  const { db, passwords, realTime } = deps;
  return slowDownGuessing(
    deps,
    guessAt(userId, visitor),
    async (): Promise<Result<null, PasswordChangeError>> => {
      const user = await findUser(db, userId);
      if (!(await passwords.verify(user?.passwordHash, typed.current))) return err({ kind: 'refused' });
      const fault = findPasswordFault(typed.next, email);
      if (fault) return err({ kind: 'weak_password', fault });
      await changePassword(db, userId, await passwords.hash(typed.next), sessionId);
      await recordSecurityEvent(db, { userId, kind: 'password_changed', atMs: realTime.nowMs(), ...visitor });
      return ok(null);
    },
    ({ kind }) => kind === 'refused',
  );
}
