import { ERROR_BODIES, missingField } from '../http/error-bodies.ts';
import { readJsonObject, textField } from '../http/read-body.ts';
import { errorReply, type Route } from '../http/route.ts';
import { header, jsonReply } from '../http/wire-call.ts';
import { loginBody } from './login-body.ts';
import { verifyTotp } from './verify-totp.ts';

/** Step 1: access token, mobile number, client code and TOTP give a view session. */
export const tradeApiLogin: Route = {
  operation: 'login',
  method: 'POST',
  path: '/login/1.0/tradeApiLogin',
  access: 'open',
  answer(world, call) {
    const body = readJsonObject(call.body) ?? {};
    const mobileNumber = textField(body, 'mobileNumber');
    if (mobileNumber === '') return errorReply(missingField('MobileNumber'));
    const ucc = textField(body, 'ucc');
    if (ucc === '') return errorReply(missingField('Ucc'));
    const totp = textField(body, 'totp');
    if (totp === '') return errorReply(missingField('Totp'));

    const client = world.clients.find(ucc);
    if (!client) return errorReply(ERROR_BODIES.invalid_ucc);
    const nowMs = world.clock.nowMs();
    const known =
      header(call, 'authorization') === client.consumerKey &&
      lastTen(mobileNumber) === lastTen(client.mobileNumber) &&
      verifyTotp(client.totpSecret, totp, nowMs);
    if (!known) return errorReply(ERROR_BODIES.bad_credentials);
    return jsonReply({ data: loginBody(client, world.sessions.open(ucc, 'View', nowMs)) });
  },
};

/** The number is taken with and without the country's code. */
function lastTen(mobileNumber: string): string {
  return mobileNumber.replace(/\D/g, '').slice(-10);
}
