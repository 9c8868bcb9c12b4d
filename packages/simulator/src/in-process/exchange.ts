import { type Answering, answerCall } from '../faults/answer-call.ts';
import type { WireOutcome } from '../faults/spoil-reply.ts';
import type { WireCall } from '../http/wire-call.ts';
import { findRoute } from './find-route.ts';

/** Where a simulator without a network says that it is. Nothing can be reached there. */
export const IN_PROCESS_URL = 'http://simulator.invalid';

export interface InProcessRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export type InProcessReply =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly bodyText: string;
    }
  | {
      readonly kind: 'lost';
      readonly why: 'reset' | 'aborted';
      readonly words: string;
      readonly status?: number;
      readonly bodyText?: string;
    };

export type InProcessExchange = (request: InProcessRequest) => Promise<InProcessReply>;

/** Answers requests as the HTTP server does, with the same faults, and without a byte on any wire. */
export function exchangeWith(answering: Answering): InProcessExchange {
  return async (request) => {
    const path = request.url.slice(request.url.indexOf('/', request.url.indexOf('//') + 2)).split('?', 1)[0];
    const found = findRoute(request.method, path ?? '/');
    if (found === undefined) {
      return { kind: 'reply', status: 404, headers: {}, bodyText: `no such path: ${request.url}` };
    }
    const call: WireCall = {
      operation: found.route.operation,
      requestId: request.headers['X-Request-ID'],
      headers: inLowerCase(request.headers),
      params: found.params,
      body: request.body ?? '',
      clientAddress: '127.0.0.1',
    };
    const given = whenAborted(request.signal);
    const answered = answerCall(answering, found.route, call, () => given).then((outcome) =>
      replyOf(outcome, answering.world.clock.nowMs()),
    );
    return Promise.race([answered, given.then((): InProcessReply => GIVEN_UP)]);
  };
}

/** As a server reads the names of headers. */
function inLowerCase(headers: InProcessRequest['headers']): WireCall['headers'] {
  const read: Record<string, string> = {};
  for (const name in headers) read[name.toLowerCase()] = headers[name] ?? '';
  return read;
}

const GIVEN_UP = { kind: 'lost', why: 'aborted', words: 'Given up by the caller' } as const;

function whenAborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}

function replyOf(outcome: WireOutcome, nowMs: number): InProcessReply {
  if (outcome.kind === 'answer') {
    const headers = { 'content-type': outcome.contentType, date: new Date(nowMs).toUTCString() };
    return { kind: 'reply', status: outcome.status, headers, bodyText: outcome.text };
  }
  const words = 'The connection was cut';
  if (outcome.kind === 'cut') return { kind: 'lost', why: 'reset', words };
  const { status, text } = outcome.answer;
  return { kind: 'lost', why: 'reset', words, status, bodyText: text.slice(0, outcome.at) };
}
