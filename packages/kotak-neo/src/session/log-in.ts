import type { Clock } from '../clock.ts';
import type { Credentials } from '../options.ts';
import type { AllowedUrl } from '../transport/allowed-url.ts';
import type { Send } from '../transport/send.ts';
import { tradingHeaders } from '../transport/trading-headers.ts';
import type { LoginError } from './login-error.ts';
import { type Grant, type LoginReply, loginEvidence, readLoginReply } from './read-login-reply.ts';
import type { Session } from './session.ts';
import { tokenExpiry } from './token-expiry.ts';
import type { TotpSource } from './totp-source.ts';

export interface LogInDeps {
  readonly send: Send;
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly loginBaseUrl: string;
  readonly allowedUrl: AllowedUrl;
  readonly totp: TotpSource;
  readonly timeoutMs: number;
}

export type LogInAttempt =
  | { readonly ok: true; readonly session: Session }
  | {
      readonly ok: false;
      readonly error: LoginError;
      /** False when nothing reached the broker, so that it cannot count the attempt either. */
      readonly reached: boolean;
    };

/** Logs in once: TOTP for a view token, then MPIN for the trading session. Never repeats a step. */
export async function logIn(deps: LogInDeps): Promise<LogInAttempt> {
  const totp = await deps.totp.next();
  if (!totp.ok) return { ok: false, error: { kind: 'no_totp', words: totp.words }, reached: false };

  const { mobileNumber, ucc, mpin, consumerKey } = deps.credentials;
  const view = await step(deps, 'login_totp', { mobileNumber, ucc, totp: totp.code });
  if (!view.reached) deps.totp.giveBack();
  if (!view.reply.ok) return { ok: false, error: view.reply.error, reached: view.reached };

  const granted = await step(deps, 'login_mpin', { mpin }, tradingHeaders(consumerKey, view.reply.grant));
  if (!granted.reply.ok) return { ok: false, error: granted.reply.error, reached: true };
  return openSession(deps, granted.reply.grant);
}

async function step(
  { send, credentials, loginBaseUrl, timeoutMs }: LogInDeps,
  operation: 'login_totp' | 'login_mpin',
  body: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<{ reply: LoginReply; reached: boolean }> {
  const path = operation === 'login_totp' ? 'tradeApiLogin' : 'tradeApiValidate';
  const sent = await send({
    operation,
    lane: 'others',
    method: 'POST',
    url: `${loginBaseUrl}/login/1.0/${path}`,
    headers: {
      Authorization: credentials.consumerKey,
      'neo-fin-key': 'neotradeapi',
      'Content-Type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(body),
    timeoutMs,
    // Orders are taken from the address that the session was made from.
    ipv4Only: true,
    evidenceOf: loginEvidence,
  });
  if (sent.kind === 'stopped') throw new Error('A login cannot be stopped');
  return { reply: readLoginReply(sent.reply), reached: sent.reply.kind !== 'not_sent' };
}

function openSession({ allowedUrl, clock, credentials }: LogInDeps, grant: Grant): LogInAttempt {
  if (grant.ucc !== '' && grant.ucc.toUpperCase() !== credentials.ucc.toUpperCase()) {
    return refuse('refused', `The broker opened a session of another account (${grant.ucc})`);
  }
  if (grant.baseUrl === '') return refuse('malformed', 'The login answer names no address for trading');
  const verdict = allowedUrl(grant.baseUrl);
  if (!verdict.ok) return refuse('host_not_allowed', verdict.words);
  const nowMs = clock.nowMs();
  return {
    ok: true,
    session: {
      token: grant.token,
      sid: grant.sid,
      baseUrl: verdict.url,
      rtUrl: grant.rtUrl ?? undefined,
      facts: {
        ucc: grant.ucc === '' ? credentials.ucc : grant.ucc,
        baseUrl: verdict.url,
        dataCenter: grant.dataCenter ?? '',
        obtainedAtMs: nowMs,
        expiresAtMs: tokenExpiry(grant.token, nowMs),
      },
    },
  };
}

function refuse(kind: LoginError['kind'], words: string): LogInAttempt {
  return { ok: false, error: { kind, words }, reached: true };
}
