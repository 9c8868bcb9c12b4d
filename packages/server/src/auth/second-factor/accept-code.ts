import { err, judgeCode, ok, type Result } from '@orderwatch/core';
import type { Db } from '../../db/connect.ts';
import { useRecoveryCode } from '../../db/security/recovery-codes.ts';
import { recordSecurityEvent } from '../../db/security/security-events.ts';
import { findTotpFactor, type TotpFactor, useTotpStep } from '../../db/security/totp-factors.ts';
import { unsealFields } from '../../secrets/seal-fields.ts';
import { totpOwner } from '../../secrets/totp-owner.ts';
import type { SecondFactorDeps, Visitor } from '../auth.ts';
import { hashRecoveryCode } from './recovery-code.ts';
import { findStep, isTotpCode } from './totp.ts';

export type CodeError =
  /** `used`: right, but it, or a later one, was used before. */
  | { readonly kind: 'code_refused'; readonly reason: 'wrong' | 'used' }
  /** The key file is not the one that sealed the secret; a recovery code still works. */
  | { readonly kind: 'factor_unreadable' };

/** Whether the user has a second factor that is switched on. */
export async function hasSecondFactor(db: Db, userId: string): Promise<boolean> {
  const factor = await findTotpFactor(db, userId);
  return factor !== undefined && factor.confirmedAtMs !== null;
}

/** Takes a code of the authenticator app or a recovery code, each of which counts once. */
export async function acceptCode(
  deps: SecondFactorDeps,
  userId: string,
  typed: string,
  visitor: Visitor,
): Promise<Result<'code' | 'recovery_code', CodeError>> {
  const { db, realTime } = deps;
  if (!isTotpCode(typed)) {
    if (!(await useRecoveryCode(db, userId, hashRecoveryCode(userId, typed)))) return wrong;
    await recordSecurityEvent(db, {
      userId,
      kind: 'recovery_code_used',
      atMs: realTime.nowMs(),
      ...visitor,
    });
    return ok('recovery_code');
  }
  const factor = await findTotpFactor(db, userId);
  if (!factor) return wrong;
  const found = matchCode(deps, userId, factor, typed);
  if (!found.ok) return found;
  // Of two requests with the same code, only one moves the step.
  return (await useTotpStep(db, userId, found.value)) ? ok('code') : used;
}

/** The time step of a right and unused code. Nothing is written. */
export function matchCode(
  { keyRing, realTime }: Pick<SecondFactorDeps, 'keyRing' | 'realTime'>,
  userId: string,
  { sealed, lastStep }: TotpFactor,
  typed: string,
): Result<number, CodeError> {
  const secret = unsealFields(keyRing, totpOwner(userId), sealed)?.secret;
  if (secret === undefined) return err({ kind: 'factor_unreadable' });
  const matched = findStep(secret, typed, realTime.nowMs());
  const verdict = judgeCode(matched, lastStep);
  if (verdict === 'used') return used;
  return matched === null || verdict === 'wrong' ? wrong : ok(matched);
}

const wrong = err({ kind: 'code_refused', reason: 'wrong' } as const);
const used = err({ kind: 'code_refused', reason: 'used' } as const);
