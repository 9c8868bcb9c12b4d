import { type Envelope, readEnvelope, wordsOf } from '../envelope/envelope.ts';
import { isRawRow, type RawRow } from '../rows/raw-row.ts';
import { refusesSession } from '../session/session-refusal.ts';
import { parseJson } from '../transport/parse-json.ts';
import type { HttpReply, ReplyLost, TransportReply } from '../transport/transport.ts';
import type { PlacementOutcome, Unknown, UnknownWhy } from './outcome.ts';
import { findRefusal, type OrderOperation } from './refusals.ts';

/**
 * Says what an answer to an order request proves.
 *
 * 1. Total: every reply, whatever its bytes, is exactly one of the four outcomes.
 * 2. `not_sent` only when the transport proves that no byte was written.
 * 3. `accepted` only for a 2xx with `stat` ok, an order number, and nothing that contradicts it.
 * 4. `refused` only for an entry of the reviewed list, with a status below 500 and nothing that contradicts it.
 * 5. Everything else is `unknown`.
 */
export function classifyPlacement(reply: TransportReply): PlacementOutcome {
  return classify(reply, 'place');
}

/** The same for a change of an order. An answer about another order proves nothing. */
export function classifyChange(
  reply: TransportReply,
  { operation, nOrdNo }: { readonly operation: 'modify' | 'cancel'; readonly nOrdNo: string },
): PlacementOutcome {
  const outcome = classify(reply, operation);
  if (outcome.kind !== 'accepted' || outcome.nOrdNo === nOrdNo) return outcome;
  return unknown('contradictory', `The answer names order ${outcome.nOrdNo}`, outcome.raw);
}

function classify(reply: TransportReply, operation: OrderOperation): PlacementOutcome {
  switch (reply.kind) {
    case 'not_sent':
      return { kind: 'not_sent', why: { kind: 'network', code: reply.why, words: reply.words } };
    case 'lost':
      return lost(reply);
    case 'reply':
      return classifyReply(reply, operation);
  }
}

function lost({ why, words, bodyText }: ReplyLost): Unknown {
  return unknown(why === 'timeout' ? 'timeout' : 'lost', words, bodyText);
}

function classifyReply(reply: HttpReply, operation: OrderOperation): PlacementOutcome {
  const { status, bodyText: raw } = reply;
  if (status === 429) return unknown('limited', 'HTTP 429: too many requests', raw);
  if (status >= 500) return unknown('server_error', `HTTP ${status}`, raw);
  if (!isReadable(status)) return unknown('unexpected_status', `HTTP ${status}`, raw);
  const body = parseJson(raw);
  if (!isRawRow(body)) return unknown('unreadable', `HTTP ${status} without a JSON object`, raw);
  const envelope = readEnvelope(body);
  return envelope.isOk === true
    ? classifyOk(status, body, envelope, raw)
    : classifyRefusal({ status, body, envelope, raw, operation });
}

function isReadable(status: number): boolean {
  return (status >= 200 && status < 300) || status === 400 || status === 401 || status === 403;
}

/** Order numbers are digits, fifteen today. */
const orderNumber = /^\d{6,32}$/;

function classifyOk(status: number, body: RawRow, envelope: Envelope, raw: string): PlacementOutcome {
  if (status >= 300) return unknown('contradictory', `HTTP ${status} with stat ok`, raw);
  if (body.stCode !== undefined && body.stCode !== 200) {
    return unknown('contradictory', `stat ok with stCode ${String(body.stCode)}`, raw);
  }
  if (isGiven(body.errMsg) || isGiven(body.emsg) || isGiven(body.error)) {
    return unknown('contradictory', `stat ok with "${wordsOf(envelope, 'an error')}"`, raw);
  }
  return typeof body.nOrdNo === 'string' && orderNumber.test(body.nOrdNo)
    ? { kind: 'accepted', nOrdNo: body.nOrdNo, raw }
    : unknown('no_order_number', 'stat ok without an order number', raw);
}

interface RefusalReply {
  readonly status: number;
  readonly body: RawRow;
  readonly envelope: Envelope;
  readonly raw: string;
  readonly operation: OrderOperation;
}

function classifyRefusal({ status, body, envelope, raw, operation }: RefusalReply): PlacementOutcome {
  const words = wordsOf(envelope, `HTTP ${status}`);
  if (isGiven(body.nOrdNo) || isGiven(body.data)) {
    return unknown('contradictory', `A refusal with an order in it: ${words}`, raw);
  }
  const sessionExpired = refusesSession(status, envelope);
  const isListed = findRefusal(operation, body, envelope) !== undefined;
  // A 401 without a code of the broker's is still the gateway turning the session away, if it says so in JSON.
  const isPlain401 = status === 401 && (envelope.code ?? '401') === '401' && envelope.texts.length > 0;
  if (!isListed && !isPlain401) return unknown('unreviewed', words, raw);
  return { kind: 'refused', why: { code: envelope.code ?? '401', words }, raw, sessionExpired };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function unknown(kind: UnknownWhy['kind'], words: string, raw?: string): Unknown {
  return { kind: 'unknown', why: { kind, words }, ...(raw === undefined ? {} : { raw }) };
}
