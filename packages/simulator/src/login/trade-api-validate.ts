import { ERROR_BODIES, missingField } from '../http/error-bodies.ts';
import { readJsonObject, textField } from '../http/read-body.ts';
import { errorReply, type Route } from '../http/route.ts';
import { header, jsonReply } from '../http/wire-call.ts';
import { loginBody } from './login-body.ts';

/** Step 2: the view session and the MPIN give a trade session, and the addresses for the day. */
export const tradeApiValidate: Route = {
  operation: 'validate',
  method: 'POST',
  path: '/login/1.0/tradeApiValidate',
  access: 'open',
  answer(world, call) {
    const mpin = textField(readJsonObject(call.body) ?? {}, 'mpin');
    if (mpin === '') return errorReply(missingField('Mpin'));
    const nowMs = world.clock.nowMs();
    const check = world.sessions.check({
      token: header(call, 'auth'),
      sid: header(call, 'sid'),
      scope: 'View',
      nowMs,
    });
    if (check.kind !== 'valid') return errorReply(ERROR_BODIES.invalid_session);
    const client = world.clients.find(check.session.ucc);
    if (!client || header(call, 'authorization') !== client.consumerKey) {
      return errorReply(ERROR_BODIES.bad_credentials);
    }
    if (mpin !== client.mpin) return errorReply(ERROR_BODIES.invalid_mpin);
    const session = world.sessions.open(client.ucc, 'Trade', nowMs);
    return jsonReply({
      data: loginBody(client, session, {
        baseUrl: world.baseUrl(),
        feedUrl: `${world.webSocketUrl()}/wsfeed`,
        rtUrl: `${world.webSocketUrl()}/realtime`,
      }),
    });
  },
};
