import type { ReadingFailure } from '../readings/reading.ts';
import { refusesSession } from '../session/session-refusal.ts';
import { parseJson } from '../transport/parse-json.ts';
import type { HttpReply, ReplyLost, RequestNotSent, TransportReply } from '../transport/transport.ts';
import { type Envelope, readEnvelope, wordsOf } from './envelope.ts';

export type Opened =
  | { readonly ok: true; readonly body: unknown; readonly envelope: Envelope; readonly status: number }
  | { readonly ok: false; readonly why: ReadingFailure };

/**
 * Opens the answer to a reading: the HTTP status first, then JSON, then what the envelope says. What comes out is a
 * parsed body that does not call itself a failure; its rows are still unchecked. `empty` (5203) passes, as lists have
 * a meaning for it.
 */
export function openReply(reply: TransportReply, parse: (text: string) => unknown = parseJson): Opened {
  if (reply.kind !== 'reply') return failed(failureOfTransport(reply));
  const body = parse(reply.bodyText);
  const envelope = readEnvelope(body);
  if (refusesSession(reply.status, envelope)) {
    return failed({ kind: 'auth', words: wordsOf(envelope, `HTTP ${reply.status}`), ...codeOf(envelope) });
  }
  const isFine = reply.status >= 200 && reply.status < 300;
  if (!isFine) return failed(failureOfStatus(reply, envelope));
  if (body === undefined) return failed({ kind: 'malformed', words: notJson(reply) });
  if (isEmptyAnswer(envelope) && reply.status === 200)
    return { ok: true, body, envelope, status: reply.status };
  const refusal = envelope.isOk === true ? undefined : failureOfEnvelope(envelope);
  return refusal ? failed(refusal) : { ok: true, body, envelope, status: reply.status };
}

/** The one answer that means that a book has no rows. */
export function isEmptyAnswer(envelope: Envelope): boolean {
  return envelope.code === '5203' && envelope.isOk !== true;
}

function failureOfTransport(reply: RequestNotSent | ReplyLost): ReadingFailure {
  if (reply.why === 'timeout') return { kind: 'timeout', words: reply.words };
  const isUnreadable = reply.why === 'too_large' || reply.why === 'undecodable';
  return { kind: isUnreadable ? 'malformed' : 'down', words: reply.words };
}

function failureOfStatus({ status }: HttpReply, envelope: Envelope): ReadingFailure {
  const words = wordsOf(envelope, `HTTP ${status}`);
  const code = codeOf(envelope);
  if (status === 429) return { kind: 'limited', words, ...code };
  if (status >= 500 || status === 408) return { kind: 'down', words, ...code };
  if (status < 400) return { kind: 'malformed', words: `HTTP ${status}: redirects are not followed` };
  return failureOfEnvelope(envelope) ?? { kind: status === 403 ? 'not_permitted' : 'refused', words };
}

const notPermitted = new Set(['100008', '100021', '1017', '91400']);

/** A body that calls itself a failure by a code, or by a `stat` that is not ok. */
function failureOfEnvelope(envelope: Envelope): ReadingFailure | undefined {
  const words = wordsOf(envelope, 'refused without a word');
  const code = codeOf(envelope);
  if (envelope.code === '429') return { kind: 'limited', words, ...code };
  if (envelope.code === '1005') return { kind: 'down', words, ...code };
  if (envelope.code !== undefined && notPermitted.has(envelope.code)) {
    return { kind: 'not_permitted', words, ...code };
  }
  return envelope.isOk === false || envelope.texts.length > 0
    ? { kind: 'refused', words, ...code }
    : undefined;
}

function codeOf({ code }: Envelope): { code?: string } {
  return code === undefined ? {} : { code };
}

function notJson({ bodyText, headers }: HttpReply): string {
  const type = headers['content-type'] ?? 'no content type';
  return bodyText === ''
    ? 'An empty answer'
    : `The answer is not JSON (${type}, ${bodyText.length} characters)`;
}

function failed(why: ReadingFailure): Opened {
  return { ok: false, why };
}
