import { describe, expect, it } from 'vitest';
import {
  enrolment,
  recoveryCodes,
  securityView,
} from '../../../packages/server/src/http/schemas/security.ts';
import { type OpenApi, openApi, PASSWORD, type Visitor } from '../../support/api.ts';
import { codeOf, enrol, MINUTE, openLoginHouse, post } from '../../support/login-house.ts';
import { startTradingDay } from '../../support/trading-day.ts';

/** The same user at another device. */
async function second(api: OpenApi, email: string): Promise<Visitor> {
  const visitor = api.visitor(email);
  expect((await visitor.login()).status).toBe(200);
  return visitor;
}

describe('a second factor', () => {
  it('is asked for at a login once a first code has confirmed it, and not before', async () => {
    const at = await openLoginHouse();
    const { api, asha, code, pass } = at;
    const begun = enrolment.parse((await post(asha, 'second-factor')).body);
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Orderwatch/);
    const login = (more: object = {}) =>
      api.visitor().send('POST', '/api/v1/auth/login', { email: asha.email, password: PASSWORD, ...more });
    expect((await login()).status).toBe(200);
    expect(codeOf(await post(asha, 'second-factor/confirm', { code: '000000' }))).toEqual([
      403,
      'code_refused',
    ]);
    const phone = await second(api, asha.email);
    const confirmed = await post(asha, 'second-factor/confirm', { code: code(begun.secret) });
    expect(recoveryCodes.parse(confirmed.body).recovery_codes).toHaveLength(10);
    expect((await phone.get('/api/v1/auth/me')).status).toBe(401);

    expect(codeOf(await login())).toEqual([401, 'code_needed']);
    expect(codeOf(await login({ code: '123456' }))).toEqual([403, 'code_refused']);
    pass(MINUTE);
    expect((await login({ code: code(begun.secret) })).status).toBe(200);
  });

  it('takes each code once, also of two logins at the same moment', async () => {
    const at = await openLoginHouse();
    const { api, asha, code, pass } = at;
    const { secret } = await enrol(at);
    const typed = code(secret);
    const login = (one: string) =>
      api.visitor().send('POST', '/api/v1/auth/login', { email: asha.email, password: PASSWORD, code: one });
    const reused = await login(typed);
    expect([...codeOf(reused), Object(reused.body).reason]).toEqual([403, 'code_refused', 'used']);
    pass(MINUTE);
    const both = await Promise.all([login(code(secret)), login(code(secret))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  it('lets a recovery code in, once, and tells of it', async () => {
    const at = await openLoginHouse();
    const { api, asha } = at;
    const { codes } = await enrol(at);
    const login = (one: string) =>
      api.visitor().send('POST', '/api/v1/auth/login', { email: asha.email, password: PASSWORD, code: one });
    expect((await login((codes[0] ?? '').toLowerCase().replaceAll('-', ' '))).status).toBe(200);
    expect(codeOf(await login(codes[0] ?? ''))).toEqual([403, 'code_refused']);
    const view = securityView.parse((await asha.get('/api/v1/auth/security')).body);
    expect(view.second_factor).toEqual({ on: true, recovery_codes_left: 9 });
    expect(view.happenings.map(({ kind }) => kind)).toContain('recovery_code_used');
  });

  it('keeps neither its secret nor a recovery code readable in the database', async () => {
    const at = await openLoginHouse();
    const { secret, codes } = await enrol(at);
    const { db } = at.day.database;
    const stored = JSON.stringify([
      await db.selectFrom('totp_factors').selectAll().execute(),
      (await db.selectFrom('recovery_codes').selectAll().execute()).map((row) =>
        row.code_hash.toString('latin1'),
      ),
      await db.selectFrom('security_events').selectAll().execute(),
    ]);
    for (const each of [secret, ...codes]) expect(stored).not.toContain(each);
  });

  it('is switched off by the password and a code together, by neither alone', async () => {
    const at = await openLoginHouse();
    const { api, asha, code, pass } = at;
    const { secret } = await enrol(at);
    pass(MINUTE);
    const off = (password: string, typed: string) =>
      post(asha, 'second-factor/off', { password, code: typed });
    expect(codeOf(await off('wrong', code(secret)))).toEqual([403, 'password_refused']);
    expect(codeOf(await off(PASSWORD, '000000'))).toEqual([403, 'code_refused']);
    expect((await off(PASSWORD, code(secret))).status).toBe(204);
    const reply = await api
      .visitor()
      .send('POST', '/api/v1/auth/login', { email: asha.email, password: PASSWORD });
    expect(reply.status).toBe(200);
  });
});

describe('a fresh proof', () => {
  it('is asked for before money and secrets once the login is older than five minutes', async () => {
    const { api, day, pass } = await openLoginHouse();
    const owner = await api.owner();
    const account = `/api/v1/user/broker-accounts/${day.account.accountId}`;
    const pause = () => owner.send('POST', `${account}/pause`);
    const resume = () => owner.send('POST', `${account}/resume`);
    expect((await pause()).status).toBe(200);
    expect((await resume()).status).toBe(200);
    pass(5 * MINUTE + 1);
    const refused = await resume();
    expect([...codeOf(refused), Object(refused.body).reason]).toEqual([403, 'proof_needed', 'password']);
    expect((await pause()).status).toBe(200);
    expect(codeOf(await post(owner, 'proof', { password: 'wrong' }))).toEqual([403, 'password_refused']);
    expect(codeOf(await resume())).toEqual([403, 'proof_needed']);
    expect((await post(owner, 'proof', { password: PASSWORD })).status).toBe(204);
    expect((await resume()).status).toBe(200);
  });

  it('is a code, not the password, for a user with a second factor', async () => {
    const at = await openLoginHouse();
    const { asha, code, pass } = at;
    const { secret } = await enrol(at);
    pass(6 * MINUTE);
    const make = () => post(asha, 'tokens', { name: 'x', scope: 'read', days: 1 });
    expect(Object((await make()).body).reason).toBe('code');
    expect(codeOf(await post(asha, 'proof', { password: PASSWORD }))).toEqual([403, 'password_refused']);
    expect((await post(asha, 'proof', { code: code(secret) })).status).toBe(204);
    expect((await make()).status).toBe(201);
  });

  it('is never asked for in the demo', async () => {
    const day = await startTradingDay({ idle: true });
    const api = await openApi(day, {
      simulation: { demoUserId: day.account.userId, rate: () => 60, leaving: '' },
    });
    const visitor = api.visitor();
    const csrf = String(Object((await visitor.get('/api/v1/auth/me')).body).csrf_token);
    for (const wish of ['pause', 'resume']) {
      const path = `/api/v1/user/broker-accounts/${day.account.accountId}/${wish}`;
      expect((await visitor.send('POST', path, undefined, { 'x-csrf-token': csrf })).status).toBe(200);
    }
    expect((await visitor.get('/api/v1/auth/sessions')).status).toBe(401);
  });
});
