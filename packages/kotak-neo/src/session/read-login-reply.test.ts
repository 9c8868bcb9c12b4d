import { describe, expect, it } from 'vitest';
import { isRawRow } from '../rows/raw-row.ts';
import { fixture, fixtureText } from '../testing/fixture.ts';
import type { TransportReply } from '../transport/transport.ts';
import { loginEvidence, readLoginReply } from './read-login-reply.ts';

function reply(body: unknown, status = 200): TransportReply {
  const bodyText = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind: 'reply', status, headers: {}, bodyText };
}

function sample(label: string): unknown {
  const errors = fixture('errors.json');
  return isRawRow(errors) ? errors[label] : undefined;
}

describe('the answer to a login step', () => {
  it('grants a session', () => {
    expect(readLoginReply(reply(fixtureText('totp_validate.success.json')))).toMatchObject({
      ok: true,
      grant: { token: 'eyJ.trade.sig', ucc: 'AB1C2', dataCenter: 'E43', baseUrl: 'http://127.0.0.1:9001' },
    });
  });

  it.each<[string, TransportReply, string]>([
    ['a missing field', reply(sample('login_missing_field')), 'missing_field'],
    ['an unknown client code', reply(sample('login_http200_invalid_ucc')), 'invalid_ucc'],
    ['a wrong MPIN', reply(sample('login_http200_invalid_mpin')), 'wrong_mpin'],
    ['a wrong MPIN as documented', reply(sample('login_documented_bad_mpin'), 401), 'wrong_mpin'],
    ['a wrong TOTP', reply(sample('login_documented_bad_totp'), 401), 'wrong_totp'],
    ['an address that is not allowed', reply(sample('order_static_ip_or_unauthorised')), 'ip_not_allowed'],
    ['a dependency that is down', reply('', 424), 'temporary'],
    ['a broker that is down', reply('<html>', 503), 'temporary'],
    ['too many requests', reply('', 429), 'temporary'],
    ['a grant with an error status', reply(fixtureText('totp_validate.success.json'), 500), 'temporary'],
    ['a sentence of its own', reply({ status: 'error', message: 'Account is dormant' }), 'refused'],
    ['HTML', reply('<html>'), 'malformed'],
    ['nothing', reply(''), 'malformed'],
    ['a grant without a token', reply({ data: { status: 'success', sid: 's' } }), 'malformed'],
    ['a grant that failed', reply({ data: { status: 'failure', token: 't', sid: 's' } }), 'malformed'],
    ['a lost connection', { kind: 'lost', why: 'reset', words: 'reset' }, 'network'],
    ['a connection that never was', { kind: 'not_sent', why: 'dns', words: 'dns' }, 'network'],
  ])('can be %s', (_, given, kind) => {
    expect(readLoginReply(given)).toMatchObject({ ok: false, error: { kind } });
  });
});

describe('the evidence of a login', () => {
  it('holds what was decided, and nothing secret', () => {
    const kept = loginEvidence(fixtureText('totp_validate.success.json'));
    expect(JSON.parse(kept)).toEqual({
      data: {
        status: 'success',
        ucc: 'AB1C2',
        kType: 'Trade',
        dataCenter: 'E43',
        baseUrl: 'http://127.0.0.1:9001',
      },
    });
    expect(loginEvidence(JSON.stringify(sample('login_http200_invalid_mpin')))).toContain('Invalid MPIN');
    expect(loginEvidence('<html>token</html>')).toBe('');
  });
});
