import { createGuardrails, generateSync } from 'otplib';
import { type Clock, waitOn } from '../clock.ts';
import type { Credentials } from '../options.ts';

export interface TotpSource {
  /** The code for a login now. Waits for the next time step when this one's code was sent already. */
  next(): Promise<TotpCode>;
  /** Says that the last code never left this machine, so that it may be used after all. */
  giveBack(): void;
}

type TotpCode = { readonly ok: true; readonly code: string } | { readonly ok: false; readonly words: string };

const stepMs = 30_000;

/** A code is valid once: sent a second time within its step, the broker counts it as a failed attempt. */
export function makeTotpSource(credentials: Credentials, clock: Clock): TotpSource {
  return 'totpSecret' in credentials
    ? fromSecret(credentials.totpSecret, clock)
    : fromCaller(credentials.totp, clock);
}

function fromSecret(totpSecret: string, clock: Clock): TotpSource {
  const secret = totpSecret.replace(/[\s=-]/g, '').toUpperCase();
  let lastStep: number | undefined;
  return {
    async next() {
      while (stepAt(clock) === lastStep) await waitOn(clock, msToNextStep(clock));
      lastStep = stepAt(clock);
      return generate(secret, clock.nowMs());
    },
    giveBack() {
      lastStep = undefined;
    },
  };
}

/** Authenticator secrets of 80 bits are in use, though shorter than what otplib asks for by itself. */
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 });

function generate(secret: string, nowMs: number): TotpCode {
  try {
    return { ok: true, code: generateSync({ secret, epoch: Math.floor(nowMs / 1_000), guardrails }) };
  } catch {
    // The library's own words may quote the secret.
    const words =
      'The TOTP secret is not base32 of at least 16 characters: copy it again from the registration';
    return { ok: false, words };
  }
}

function fromCaller(ask: () => string | Promise<string>, clock: Clock): TotpSource {
  let last: string | undefined;
  async function askOnce(): Promise<TotpCode> {
    try {
      return { ok: true, code: (await ask()).trim() };
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      return { ok: false, words: `The source of TOTP codes failed: ${words}` };
    }
  }
  return {
    async next() {
      let answer = await askOnce();
      if (answer.ok && answer.code === last) {
        await waitOn(clock, msToNextStep(clock));
        answer = await askOnce();
      }
      if (!answer.ok) return answer;
      if (answer.code === last)
        return { ok: false, words: 'This TOTP code was used already: give a new one' };
      if (!/^\d{6}$/.test(answer.code)) return { ok: false, words: 'A TOTP code has six digits' };
      last = answer.code;
      return answer;
    },
    giveBack() {
      last = undefined;
    },
  };
}

function stepAt(clock: Clock): number {
  return Math.floor(clock.nowMs() / stepMs);
}

function msToNextStep(clock: Clock): number {
  return stepMs - (clock.nowMs() % stepMs);
}
