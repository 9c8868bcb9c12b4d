import { generateSync } from 'otplib';
import { enrolment, recoveryCodes } from '../../packages/server/src/http/schemas/security.ts';
import { openApi, type Visitor } from './api.ts';
import { startTradingDay } from './trading-day.ts';

export const MINUTE = 60_000;

/** The API of an idle day with a login clock of its own, so that proofs and codes can grow old. */
export async function openLoginHouse() {
  const day = await startTradingDay({ idle: true });
  let nowMs = Date.UTC(2026, 7, 21, 4);
  const base = await openApi(day, {});
  const realTime = { ...base.deps.realTime, nowMs: () => nowMs };
  const api = await openApi(day, {
    keyRing: base.deps.keyRing,
    auth: { ...base.auth, realTime },
  });
  const asha = await api.newUser('asha');
  return {
    day,
    api,
    asha,
    pass: (ms: number) => {
      nowMs += ms;
    },
    code: (secret: string) => generateSync({ secret, epoch: Math.floor(nowMs / 1000) }),
  };
}
export type LoginHouse = Awaited<ReturnType<typeof openLoginHouse>>;

export const post = (who: Visitor, path: string, body?: unknown) =>
  who.send('POST', `/api/v1/auth/${path}`, body);
/** Status and code of a problem. */
export const codeOf = (reply: { status: number; body: unknown }) => [reply.status, Object(reply.body).code];

/** Sets up the second factor of the house's user. */
export async function enrol({ asha, code }: LoginHouse) {
  const { secret } = enrolment.parse((await post(asha, 'second-factor')).body);
  const confirmed = await post(asha, 'second-factor/confirm', { code: code(secret) });
  return { secret, codes: recoveryCodes.parse(confirmed.body).recovery_codes };
}
