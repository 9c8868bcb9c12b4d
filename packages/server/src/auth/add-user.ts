import { err, ok, type Result } from '@orderwatch/core';
import { insertUser } from '../db/users/insert-user.ts';
import type { AuthDeps, SignedIn } from './auth.ts';
import { findPasswordFault, type PasswordFault } from './passwords.ts';

export interface TypedUser {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
}

export type NewUserError =
  | { readonly kind: 'email_taken' }
  | { readonly kind: 'weak_password'; readonly fault: PasswordFault };

export async function addUser(
  { db, ids, passwords, realTime }: AuthDeps,
  typed: TypedUser,
): Promise<Result<Omit<SignedIn, 'sessionToken'>, NewUserError>> {
  const email = typed.email.trim();
  const fault = findPasswordFault(typed.password, email);
  if (fault) return err({ kind: 'weak_password', fault });
  const userId = ids.next('usr');
  const added = await insertUser(db, {
    id: userId,
    email,
    displayName: typed.displayName.trim(),
    passwordHash: await passwords.hash(typed.password),
    atMs: realTime.nowMs(),
  });
  return added ? ok({ userId, email, displayName: typed.displayName.trim() }) : err({ kind: 'email_taken' });
}
