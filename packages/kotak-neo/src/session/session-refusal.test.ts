import { describe, expect, it } from 'vitest';
import { readEnvelope } from '../envelope/envelope.ts';
import { refusesSession } from './session-refusal.ts';

const notOk = (stCode: number, errMsg = 'unauthorized') => ({ stat: 'Not_Ok', stCode, errMsg });

describe('an answer', () => {
  it.each<[string, number, unknown, boolean]>([
    ['that names a dead session by its code', 200, notOk(100022, 'invalid session token'), true],
    ['that names it by the documented code', 403, notOk(1003), true],
    ['of the gateway whose token ran out', 401, { code: 900901, message: 'Invalid Credentials' }, true],
    ['of HTTP 401 without a code', 401, { message: 'Unauthorized' }, true],
    ['of the documented 403', 403, { stat: 'Not_Ok', emsg: 'Invalid Session' }, true],
    ['of the allow-list, whatever its status', 401, notOk(100008), false],
    ['of the allow-list with HTTP 200', 200, notOk(100008), false],
    ['to a token without trading rights', 401, notOk(100021, 'invalid  access type'), false],
    ['that only speaks of being unauthorised', 200, notOk(9999, 'unauthorized, please login again'), false],
    ['of a bare 403, as a firewall gives it', 403, '<html>403 Forbidden</html>', false],
    ['of 403 in other words', 403, notOk(9999, 'You are not authorised; session'), false],
    ['of a broker under maintenance', 503, { message: 'Unauthorized: maintenance' }, false],
    ['that refuses the order', 200, notOk(1004, 'Insufficient balance. invalid session'), false],
    ['that is fine, although it has a code', 401, { stat: 'Ok', stCode: 100022 }, false],
  ])('%s (HTTP %i): %j refuses the session: %s', (_, status, body, refused) => {
    expect(refusesSession(status, readEnvelope(body))).toBe(refused);
  });
});
