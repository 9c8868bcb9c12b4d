import { err, ok, type Result } from '@orderwatch/core';
import { hasUserWithPassword } from '../db/users/find-user.ts';
import { consumeSetupToken, keepFirstSetupToken, replaceSetupToken } from '../db/users/setup-token.ts';
import { addUser, type NewUserError, type TypedUser } from './add-user.ts';
import type { AuthDeps, SignedIn, Visitor } from './auth.ts';
import { openSession } from './open-session.ts';
import { slowDownGuessing, type Throttled } from './slow-down-guessing.ts';
import { hashSetupToken, newSetupToken } from './tokens.ts';

export type SetupError = NewUserError | { readonly kind: 'wrong_token' };

/** The token to print at the very first start; undefined when one was printed before, or users exist. */
export async function firstSetupToken({
  db,
  random,
}: Pick<AuthDeps, 'db' | 'random'>): Promise<string | undefined> {
  if (await hasUserWithPassword(db)) return undefined;
  const token = newSetupToken(random);
  return (await keepFirstSetupToken(db, hashSetupToken(token))) ? token : undefined;
}

/** A new token for somebody who lost the first one; that one is void. */
export async function renewSetupToken({ db, random }: Pick<AuthDeps, 'db' | 'random'>): Promise<string> {
  const token = newSetupToken(random);
  await replaceSetupToken(db, hashSetupToken(token));
  return token;
}

/** Makes the first user with the token of the first start, and logs him in. The token works once. */
export function setUp(
  deps: AuthDeps,
  typed: TypedUser & { readonly token: string },
  visitor: Visitor,
): Promise<Result<SignedIn, SetupError | Throttled>> {
  return slowDownGuessing(
    deps,
    { subject: 'set-up', visitor, userId: async () => undefined },
    () => trySetUp(deps, typed, visitor),
    ({ kind }) => kind === 'wrong_token',
  );
}

/** In one transaction: a password that is refused does not use the token up. */
function trySetUp(
  deps: AuthDeps,
  typed: TypedUser & { readonly token: string },
  visitor: Visitor,
): Promise<Result<SignedIn, SetupError>> {
  return deps.db
    .transaction()
    .execute(async (tx): Promise<Result<SignedIn, SetupError>> => {
      if (!(await consumeSetupToken(tx, hashSetupToken(typed.token)))) return err({ kind: 'wrong_token' });
      const added = await addUser({ ...deps, db: tx }, typed);
      if (!added.ok) throw new RolledBack(added.error);
      return ok(await openSession({ ...deps, db: tx }, added.value, visitor));
    })
    .catch((error: unknown): Result<SignedIn, SetupError> => {
      if (error instanceof RolledBack) return err(error.reason);
      throw error;
    });
}

/** Leaves the transaction by its only way out. */
class RolledBack extends Error {
  readonly reason: NewUserError;
  constructor(reason: NewUserError) {
    super('rolled back');
    this.reason = reason;
  }
}
