import { readEnvelope } from '../envelope/envelope.ts';
import type { SessionKeeper } from '../session/keep-session.ts';
import type { Session } from '../session/session.ts';
import { refusesSession } from '../session/session-refusal.ts';
import { parseJson } from '../transport/parse-json.ts';
import type { Send } from '../transport/send.ts';
import { tradingHeaders } from '../transport/trading-headers.ts';
import type { TransportReply } from '../transport/transport.ts';
import type { FieldFault } from './check-fields.ts';
import type { SendOptions } from './fields.ts';
import { formOf } from './order-bodies.ts';
import type { PlacementOutcome } from './outcome.ts';

export interface OrderDeps {
  readonly send: Send;
  readonly keeper: SessionKeeper;
  readonly consumerKey: string;
  readonly timeoutMs: number;
}

export interface OrderRequest {
  readonly operation: 'place_order' | 'modify_order' | 'cancel_order';
  readonly path: string;
  readonly fault: FieldFault;
  readonly body: () => Record<string, string | null>;
  readonly classify: (reply: TransportReply) => PlacementOutcome;
}

/**
 * Sends one order request, once. Nothing repeats it: not even a refusal for a dead session, of which only the caller
 * knows whether the order is still wanted.
 */
export async function sendOrder(
  { send, keeper, consumerKey, timeoutMs }: OrderDeps,
  request: OrderRequest,
  { beforeSend, signal }: SendOptions = {},
): Promise<PlacementOutcome> {
  if (request.fault !== undefined) {
    return { kind: 'not_sent', why: { kind: 'invalid_fields', words: request.fault } };
  }
  const login = await keeper.obtain();
  if (!login.ok) {
    const why = { kind: 'no_session', words: login.error.words, login: login.error } as const;
    return { kind: 'not_sent', why };
  }
  const sent = await send({
    operation: request.operation,
    lane: 'orders',
    method: 'POST',
    url: login.session.baseUrl + request.path,
    headers: {
      ...tradingHeaders(consumerKey, login.session),
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: formOf(request.body()),
    timeoutMs,
    ipv4Only: true,
    ...(beforeSend ? { beforeSend } : {}),
    ...(signal ? { signal } : {}),
  });
  if (sent.kind === 'stopped') return { kind: 'not_sent', why: { kind: 'stopped', words: sent.words } };
  noteSession(keeper, login.session, sent.reply);
  return request.classify(sent.reply);
}

/** Whatever the outcome, an answer that refuses the session ends it, so that the next call logs in. */
function noteSession(keeper: SessionKeeper, session: Session, reply: TransportReply): void {
  if (reply.kind !== 'reply') return;
  const envelope = readEnvelope(parseJson(reply.bodyText));
  if (refusesSession(reply.status, envelope)) keeper.reject(session);
  else if (envelope.isOk === true) keeper.prove(session);
}
