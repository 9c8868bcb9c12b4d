import type { SessionKeeper } from '../session/keep-session.ts';
import type { LoginError } from '../session/login-error.ts';
import type { Session } from '../session/session.ts';
import type { Operation } from '../transport/exchange.ts';
import type { Send, Sent } from '../transport/send.ts';
import { tradingHeaders } from '../transport/trading-headers.ts';
import type { TransportReply } from '../transport/transport.ts';
import type { ReadingFailure, ReadOptions, Receipt } from './reading.ts';

export interface ReadDeps {
  readonly send: Send;
  readonly keeper: SessionKeeper;
  readonly consumerKey: string;
  readonly loginBaseUrl: string;
  readonly timeoutMs: number;
  readonly scripMasterTimeoutMs: number;
  readonly maxRows: number;
  readonly nowMs: () => number;
}

export interface AccountReading {
  readonly operation: Operation;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Form fields, sent as `jData`. */
  readonly form?: string;
  /** Where the path belongs to; default the trading host. */
  readonly at?: 'login_host';
  readonly ipv4Only?: boolean;
}

export interface Failed {
  readonly kind: 'failed';
  readonly why: ReadingFailure;
}

type Interpret<Outcome> = (reply: TransportReply) => Outcome | Failed;

/**
 * Reads something of the account. When the broker refuses the session, it logs in and asks once more: a reading
 * changes nothing, so it may be repeated, but a second refusal stands.
 */
export async function readAccount<Outcome extends { readonly kind: string }>(
  deps: ReadDeps,
  reading: AccountReading,
  interpret: Interpret<Outcome>,
  options: ReadOptions = {},
): Promise<Receipt & (Outcome | Failed)> {
  const first = await readOnce(deps, reading, interpret, options);
  if (!first.sessionRefused) return first.result;
  return (await readOnce(deps, reading, interpret, options)).result;
}

async function readOnce<Outcome extends { readonly kind: string }>(
  deps: ReadDeps,
  reading: AccountReading,
  interpret: Interpret<Outcome>,
  options: ReadOptions,
): Promise<{ result: Receipt & (Outcome | Failed); sessionRefused: boolean }> {
  const login = await deps.keeper.obtain();
  if (!login.ok) return { result: noSession(login.error, deps.nowMs()), sessionRefused: false };
  const sent = await sendReading(deps, reading, login.session, options);
  const { reply, ...receipt } = answered(sent);
  const outcome = interpret(reply);
  const sessionRefused = isFailed(outcome) && outcome.why.kind === 'auth';
  if (sessionRefused) deps.keeper.reject(login.session);
  else if (!isFailed(outcome)) deps.keeper.prove(login.session);
  return { result: { ...receipt, ...outcome }, sessionRefused };
}

function sendReading(
  { send, consumerKey, loginBaseUrl, timeoutMs }: ReadDeps,
  reading: AccountReading,
  session: Session,
  { signal }: ReadOptions,
): Promise<Sent> {
  const base = reading.at === 'login_host' ? loginBaseUrl : session.baseUrl;
  return send({
    operation: reading.operation,
    lane: 'others',
    method: reading.method,
    url: base + reading.path,
    headers: {
      ...tradingHeaders(consumerKey, session),
      ...(reading.form === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
    },
    ...(reading.form === undefined ? {} : { body: reading.form }),
    timeoutMs,
    ipv4Only: reading.ipv4Only ?? false,
    ...(signal ? { signal } : {}),
  });
}

/** The reply with its times; a reading has nothing that could stop it. */
export function answered(sent: Sent): Receipt & { reply: TransportReply } {
  if (sent.kind === 'stopped') throw new Error('A reading cannot be stopped');
  const { reply, requestedAtMs, receivedAtMs } = sent;
  const bodyText = reply.kind === 'not_sent' ? '' : (reply.bodyText ?? '');
  return { reply, requestedAtMs, receivedAtMs, bodyText };
}

function isFailed(outcome: { readonly kind: string }): outcome is Failed {
  return outcome.kind === 'failed';
}

function noSession(login: LoginError, nowMs: number): Receipt & Failed {
  const why: ReadingFailure = { kind: failureOfLogin(login), words: login.words, login };
  return { kind: 'failed', why, requestedAtMs: nowMs, receivedAtMs: nowMs, bodyText: '' };
}

function failureOfLogin({ kind }: LoginError): ReadingFailure['kind'] {
  if (kind === 'network' || kind === 'temporary') return 'down';
  return kind === 'ip_not_allowed' ? 'not_permitted' : 'auth';
}
