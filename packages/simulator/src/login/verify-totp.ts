import { verifySync } from 'otplib';

const STEP_SECONDS = 30;

/** Whether the six digits are right at this moment, one step of thirty seconds early or late included. */
export function verifyTotp(secret: string, code: string, nowMs: number): boolean {
  if (!/^\d{6}$/.test(code)) return false;
  return verifySync({
    secret,
    token: code,
    epoch: Math.floor(nowMs / 1000),
    epochTolerance: STEP_SECONDS,
  }).valid;
}
