import { generateSecret, generateURI, verifySync } from 'otplib';

const STEP_SECONDS = 30;

/** A new secret of 160 bits in base32, as RFC 4226 recommends. */
export function newTotpSecret(): string {
  return generateSecret();
}

/** What an authenticator app reads from the QR code: six digits, thirty seconds, SHA-1, which all of them know. */
export function totpUri(secret: string, email: string): string {
  return generateURI({ issuer: 'Orderwatch', label: email, secret });
}

export function isTotpCode(typed: string): boolean {
  return /^\d{6}$/.test(withoutSpaces(typed));
}

/** The time step that a code belongs to: this one, or one early or late for a clock that is a little off. */
export function findStep(secret: string, typed: string, nowMs: number): number | null {
  if (!isTotpCode(typed)) return null;
  const answer = verifySync({
    secret,
    token: withoutSpaces(typed),
    epoch: Math.floor(nowMs / 1000),
    epochTolerance: STEP_SECONDS,
  });
  return answer.valid && 'timeStep' in answer ? answer.timeStep : null;
}

const withoutSpaces = (typed: string): string => typed.replace(/\s/g, '');
