import { err, ok, type Result } from '@orderwatch/core';
import { replaceRecoveryCodes } from '../../db/security/recovery-codes.ts';
import { recordSecurityEvent } from '../../db/security/security-events.ts';
import {
  beginTotpFactor,
  confirmTotpFactor,
  deleteTotpFactor,
  findTotpFactor,
} from '../../db/security/totp-factors.ts';
import { endOtherSessions } from '../../db/sessions/user-sessions.ts';
import { findUser } from '../../db/users/find-user.ts';
import { sealFields } from '../../secrets/seal-fields.ts';
import { totpOwner } from '../../secrets/totp-owner.ts';
import type { SecondFactorDeps, Visitor } from '../auth.ts';
import { slowDownGuessing, type Throttled } from '../slow-down-guessing.ts';
import { acceptCode, type CodeError, hasSecondFactor, matchCode } from './accept-code.ts';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-code.ts';
import { newTotpSecret, totpUri } from './totp.ts';

/** Whose session asks. */
export interface Asker {
  readonly userId: string;
  readonly email: string;
  readonly sessionId: string;
}

type StateError = { readonly kind: 'factor_on' } | { readonly kind: 'factor_off' };

/** Makes a secret for the user's authenticator app. It counts for nothing before a first code confirms it. */
export async function beginEnrolment(
  { db, keyRing, realTime }: SecondFactorDeps,
  { userId, email }: Asker,
): Promise<Result<{ readonly secret: string; readonly uri: string }, StateError>> {
  const secret = newTotpSecret();
  const sealed = sealFields(keyRing, totpOwner(userId), { secret });
  const begun = await beginTotpFactor(db, { userId, sealed, atMs: realTime.nowMs() });
  return begun ? ok({ secret, uri: totpUri(secret, email) }) : err({ kind: 'factor_on' });
}

/** Switches the factor on by a first code, ends the user's other sessions, and hands out the recovery codes. */
export function confirmEnrolment(
  deps: SecondFactorDeps,
  { userId, sessionId }: Asker,
  code: string,
  visitor: Visitor,
): Promise<Result<readonly string[], StateError | CodeError | Throttled>> {
  const { realTime, random } = deps;
  const atMs = realTime.nowMs();
  return slowDownGuessing(
    deps,
    guessAt(userId, visitor),
    () =>
      deps.db
        .transaction()
        .execute(async (db): Promise<Result<readonly string[], StateError | CodeError>> => {
          const factor = await findTotpFactor(db, userId);
          if (!factor) return err({ kind: 'factor_off' });
          if (factor.confirmedAtMs !== null) return err({ kind: 'factor_on' });
          const found = matchCode(deps, userId, factor, code);
          if (!found.ok) return found;
          if (!(await confirmTotpFactor(db, { userId, step: found.value, atMs })))
            return err({ kind: 'factor_on' });
          const codes = newRecoveryCodes(random);
          await replaceRecoveryCodes(
            db,
            userId,
            codes.map((each) => hashRecoveryCode(userId, each)),
          );
          await endOtherSessions(db, userId, sessionId);
          await recordSecurityEvent(db, { userId, kind: 'second_factor_on', atMs, ...visitor });
          return ok(codes);
        }),
    ({ kind }) => kind === 'code_refused',
  );
}

/** New recovery codes in the place of all older ones. */
export async function renewRecoveryCodes(
  { db, random, realTime }: SecondFactorDeps,
  { userId }: Asker,
  visitor: Visitor,
): Promise<Result<readonly string[], StateError>> {
  if (!(await hasSecondFactor(db, userId))) return err({ kind: 'factor_off' });
  const codes = newRecoveryCodes(random);
  const atMs = realTime.nowMs();
  await db.transaction().execute(async (tx) => {
    await replaceRecoveryCodes(
      tx,
      userId,
      codes.map((each) => hashRecoveryCode(userId, each)),
    );
    await recordSecurityEvent(tx, { userId, kind: 'recovery_codes_renewed', atMs, ...visitor });
  });
  return ok(codes);
}

/** Takes the factor away, for the password and a code together. */
export function switchOff(
  deps: SecondFactorDeps,
  { userId }: Asker,
  typed: { readonly password: string; readonly code: string },
  visitor: Visitor,
): Promise<Result<null, StateError | { readonly kind: 'refused' } | CodeError | Throttled>> {
  const { db, passwords, realTime } = deps;
  return slowDownGuessing(
    deps,
    guessAt(userId, visitor),
    async (): Promise<Result<null, StateError | { readonly kind: 'refused' } | CodeError>> => {
      if (!(await hasSecondFactor(db, userId))) return err({ kind: 'factor_off' });
      const user = await findUser(db, userId);
      if (!(await passwords.verify(user?.passwordHash, typed.password))) return err({ kind: 'refused' });
      const accepted = await acceptCode(deps, userId, typed.code, visitor);
      if (!accepted.ok) return accepted;
      await deleteTotpFactor(db, userId);
      await recordSecurityEvent(db, {
        userId,
        kind: 'second_factor_off',
        atMs: realTime.nowMs(),
        ...visitor,
      });
      return ok(null);
    },
    ({ kind }) => kind === 'refused' || kind === 'code_refused',
  );
}

/** One count for everything that a session guesses at, apart from logins: nobody is locked out by an open session. */
export function guessAt(userId: string, visitor: Visitor) {
  return { subject: `session of ${userId}`, visitor, userId: async () => userId };
}
