import type { Clock } from '../clock.ts';
import type { Exchange, Operation } from './exchange.ts';
import type { RateLimit } from './rate-limit.ts';
import { readBrokerTime } from './read-broker-time.ts';
import type { Transport, TransportReply, TransportRequest } from './transport.ts';

/** One request of the client, before it has its turn. */
interface Call {
  readonly operation: Operation;
  readonly lane: 'orders' | 'others';
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly ipv4Only: boolean;
  readonly signal?: AbortSignal;
  readonly beforeSend?: () => { readonly ok: true } | { readonly ok: false; readonly why: string };
  /** What may be kept of the answer. Default: all of it, less the secrets that the client knows. */
  readonly evidenceOf?: (bodyText: string) => string;
}

export type Sent =
  | { readonly kind: 'stopped'; readonly words: string }
  | {
      readonly kind: 'answered';
      readonly reply: TransportReply;
      readonly requestedAtMs: number;
      readonly receivedAtMs: number;
    };

export type Send = (call: Call) => Promise<Sent>;

export interface SendDeps {
  readonly clock: Clock;
  readonly transport: Transport;
  readonly lanes: Readonly<Record<Call['lane'], RateLimit>>;
  readonly randomId: () => string;
  readonly userAgent: string;
  readonly maxBodyBytes: number;
  readonly scrub: (text: string) => string;
  readonly onExchange: ((exchange: Exchange) => void) | undefined;
}

/** Makes the one function through which every request leaves: rate limit, last check, time-out, evidence. */
export function makeSend(deps: SendDeps): Send {
  const { clock, lanes, randomId, scrub, onExchange } = deps;
  return async (call) => {
    await lanes[call.lane](call.signal);
    const verdict = call.beforeSend?.() ?? { ok: true };
    if (!verdict.ok) return { kind: 'stopped', words: verdict.why };

    const requestId = randomId();
    const requestedAtMs = clock.nowMs();
    const answer = await exchange(deps, call, requestId);
    const receivedAtMs = clock.nowMs();
    const reply = scrubbed(answer, scrub);
    onExchange?.({
      operation: call.operation,
      requestId,
      requestedAtMs,
      receivedAtMs,
      brokerTimeMs: readBrokerTime(answer),
      ...evidenceOf(reply, call.evidenceOf),
    });
    return { kind: 'answered', reply, requestedAtMs, receivedAtMs };
  };
}

async function exchange(deps: SendDeps, call: Call, requestId: string): Promise<TransportReply> {
  const aborter = new AbortController();
  const abort = (): void => aborter.abort();
  let timedOut = false;
  const cancelTimer = deps.clock.setTimer(call.timeoutMs, () => {
    timedOut = true;
    abort();
  });
  call.signal?.addEventListener('abort', abort, { once: true });
  if (call.signal?.aborted) abort();
  try {
    const reply = await deps.transport(requestOf(deps, call, requestId, aborter.signal));
    if (reply.kind === 'reply' || reply.why !== 'aborted' || !timedOut) return reply;
    return { ...reply, why: 'timeout', words: `No whole reply within ${call.timeoutMs} ms` };
  } catch (error) {
    // A transport that throws has not told what left the machine.
    return { kind: 'lost', why: 'failed', words: error instanceof Error ? error.message : String(error) };
  } finally {
    cancelTimer();
    call.signal?.removeEventListener('abort', abort);
  }
}

function requestOf(deps: SendDeps, call: Call, requestId: string, signal: AbortSignal): TransportRequest {
  return {
    method: call.method,
    url: call.url,
    headers: {
      'User-Agent': deps.userAgent,
      Accept: 'application/json',
      'X-Request-ID': requestId,
      ...call.headers,
    },
    ...(call.body === undefined ? {} : { body: call.body }),
    timeoutMs: call.timeoutMs,
    maxBodyBytes: deps.maxBodyBytes,
    ipv4Only: call.ipv4Only,
    signal,
  };
}

function scrubbed(reply: TransportReply, scrub: (text: string) => string): TransportReply {
  if (reply.kind === 'reply') return { ...reply, bodyText: scrub(reply.bodyText) };
  if (reply.kind === 'lost' && reply.bodyText !== undefined) {
    return { ...reply, bodyText: scrub(reply.bodyText) };
  }
  return reply;
}

function evidenceOf(
  reply: TransportReply,
  keep: (bodyText: string) => string = (bodyText) => bodyText,
): Pick<Exchange, 'outcome' | 'status' | 'bodyText' | 'words'> {
  if (reply.kind === 'reply')
    return { outcome: 'reply', status: reply.status, bodyText: keep(reply.bodyText) };
  if (reply.kind === 'not_sent') {
    return { outcome: 'not_sent', status: undefined, bodyText: '', words: reply.words };
  }
  return {
    outcome: 'lost',
    status: reply.status,
    bodyText: keep(reply.bodyText ?? ''),
    words: reply.words,
  };
}
