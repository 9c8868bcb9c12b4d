import type { Session } from '../login/sessions.ts';
import { ERROR_BODIES, type ErrorBody } from './error-bodies.ts';
import type { HttpOperation } from './operation.ts';
import { header, jsonReply, type WireCall, type WireReply } from './wire-call.ts';
import type { World } from './world.ts';

interface RouteShape {
  readonly operation: HttpOperation;
  readonly method: 'GET' | 'POST';
  readonly path: string;
}

/** One call of the API. `trade` needs a trade session, `application` an access token, `open` nothing. */
export type Route =
  | (RouteShape & {
      readonly access: 'open' | 'application';
      answer(world: World, call: WireCall): WireReply;
    })
  | (RouteShape & {
      readonly access: 'trade';
      answer(world: World, call: WireCall, ucc: string): WireReply;
    });

export function errorReply(error: ErrorBody): WireReply {
  return jsonReply(error.value, error.status);
}

/** The session that the call's `Auth` and `Sid` name, or the error body that says why there is none. */
export function findTradeSession(world: World, call: WireCall): Session | ErrorBody {
  const check = world.sessions.check({
    token: header(call, 'auth'),
    sid: header(call, 'sid'),
    scope: 'Trade',
    nowMs: world.clock.nowMs(),
  });
  if (check.kind === 'valid') return check.session;
  if (check.kind === 'view_only') return ERROR_BODIES.view_token;
  // The margin call passes through another gate, which words its `stat` differently.
  return call.operation === 'margin' ? ERROR_BODIES.invalid_session_margin : ERROR_BODIES.invalid_session;
}

/** Quotes and scrip files are opened by the access token alone; a trade session opens them, too. */
export function mayAskAsApplication(world: World, call: WireCall): boolean {
  if (world.clients.findByConsumerKey(header(call, 'authorization'))) return true;
  return 'token' in findTradeSession(world, call);
}
