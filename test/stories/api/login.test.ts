import { describe, expect, it } from 'vitest';
import { firstSetupToken } from '../../../packages/server/src/auth/set-up.ts';
import { me, statusView } from '../../../packages/server/src/http/schemas/status.ts';
import { openApi, PASSWORD } from '../../support/api.ts';
import { startTradingDay } from '../../support/trading-day.ts';

async function house() {
  const day = await startTradingDay({ idle: true });
  return { day, api: await openApi(day) };
}

describe('the first run', () => {
  it('goes from the printed token to a user who is logged in', async () => {
    const { api } = await house();
    const token = await firstSetupToken(api.auth);
    const visitor = api.visitor();
    const before = statusView.parse((await visitor.get('/api/v1/status')).body);
    expect(before).toMatchObject({ needs_login: true, needs_setup: true, accounts: [], mode: null });

    const user = { email: 'asha@example.in', password: PASSWORD, display_name: 'Asha' };
    const wrong = await visitor.send('POST', '/api/v1/auth/setup', { ...user, token: 'AAAAA-BBBBB' });
    expect([wrong.status, Object(wrong.body).code]).toEqual([401, 'setup_token_refused']);
    const weak = await visitor.send('POST', '/api/v1/auth/setup', { ...user, password: 'short', token });
    expect(weak.body).toMatchObject({ code: 'weak_password', errors: [{ path: 'body.password' }] });

    const made = await visitor.send('POST', '/api/v1/auth/setup', { ...user, token });
    expect(me.parse(made.body)).toMatchObject({
      email: 'asha@example.in',
      display_name: 'Asha',
      demo: false,
    });
    const after = statusView.parse((await visitor.get('/api/v1/status')).body);
    expect(after).toMatchObject({ needs_login: false, needs_setup: false });
    expect(statusView.parse((await api.visitor().get('/api/v1/status')).body)).toMatchObject({
      needs_login: true,
      needs_setup: false,
    });
    const again = await api.visitor().send('POST', '/api/v1/auth/setup', { ...user, email: 'b@b.in', token });
    expect(again.status).toBe(401);
  });
});

describe('a login', () => {
  it('sets a cookie that scripts and other sites cannot use', async () => {
    const { api } = await house();
    const asha = await api.newUser('asha');
    const reply = await asha.login();
    expect(me.parse(reply.body).csrf_token).not.toBe('');
    expect(reply.headers.get('set-cookie')).toMatch(
      /^orderwatch_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(me.parse((await asha.get('/api/v1/auth/me')).body).csrf_token).toBe(Object(reply.body).csrf_token);
  });

  it('over https sets a cookie that belongs to this host alone', async () => {
    const day = await startTradingDay({ idle: true });
    const api = await openApi(day, {
      config: { host: '127.0.0.1', publicUrl: new URL('https://orders.example.in') },
    });
    const asha = await api.newUser('asha');
    const reply = await asha.login();
    expect(reply.headers.get('set-cookie')).toMatch(
      /^__Host-orderwatch=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(reply.headers.get('strict-transport-security')).toContain('max-age');
  });

  it('tells nobody whether the address or the password was wrong', async () => {
    const { api } = await house();
    const asha = await api.newUser('asha');
    const wrong = await asha.login('not the password');
    const nobody = await api
      .visitor()
      .send('POST', '/api/v1/auth/login', { email: 'nobody@example.in', password: 'x' });
    expect([wrong.status, wrong.body]).toEqual([nobody.status, nobody.body]);
    expect(wrong.body).toMatchObject({ code: 'login_refused' });
  });

  it('is slowed down after failures, and says for how long', async () => {
    const { api } = await house();
    const asha = await api.newUser('asha');
    for (let i = 0; i < 3; i += 1) expect((await asha.login('wrong')).status).toBe(401);
    const reply = await asha.login('wrong');
    expect([reply.status, Object(reply.body).code]).toEqual([429, 'too_many_requests']);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('ends with the logout, on the server', async () => {
    const { api } = await house();
    const asha = await api.newUser('asha');
    const cookie = asha.cookie();
    expect((await asha.send('POST', '/api/v1/auth/logout')).status).toBe(204);
    expect((await api.visitor().get('/api/v1/auth/me', { cookie })).status).toBe(401);
  });
});

describe('the demo', () => {
  it('needs no login on this machine, and still a token for every change', async () => {
    const day = await startTradingDay({ idle: true });
    const api = await openApi(day, {
      simulation: { demoUserId: day.account.userId, rate: () => 60, leaving: 'Add an account.' },
    });
    const visitor = api.visitor();
    const status = statusView.parse((await visitor.get('/api/v1/status')).body);
    expect(status).toMatchObject({
      mode: 'demo',
      needs_login: false,
      needs_setup: false,
      leaving_demo: 'Add an account.',
      clock: { simulated: true, rate: 60 },
    });
    const who = me.parse((await visitor.get('/api/v1/auth/me')).body);
    expect(who.demo).toBe(true);
    const path = `/api/v1/user/broker-accounts/${day.account.accountId}/pause`;
    expect((await visitor.send('POST', path)).status).toBe(403);
    expect((await visitor.send('POST', path, undefined, { 'x-csrf-token': who.csrf_token })).status).toBe(
      200,
    );
  });

  it('takes no real account from somebody who has not logged in', async () => {
    const day = await startTradingDay({ idle: true });
    const api = await openApi(day, {
      simulation: { demoUserId: day.account.userId, rate: () => 60, leaving: '' },
    });
    const visitor = api.visitor();
    const who = me.parse((await visitor.get('/api/v1/auth/me')).body);
    const account = {
      label: 'Mine',
      mode: 'live',
      owner_relation: 'self',
      credentials: {
        consumer_key: 'k',
        mobile_number: '+919999999999',
        ucc: 'XY9Z1',
        mpin: '123456',
        totp_secret: 'JBSWY3DPEHPK3PXP',
      },
    };
    const reply = await visitor.send('POST', '/api/v1/user/broker-accounts', account, {
      'x-csrf-token': who.csrf_token,
    });
    expect([reply.status, Object(reply.body).code]).toEqual([401, 'login_required']);
    const asha = await api.newUser('asha');
    expect((await asha.send('POST', '/api/v1/user/broker-accounts', account)).status).toBe(201);
    expect(statusView.parse((await asha.get('/api/v1/status')).body)).toMatchObject({
      mode: 'live',
      leaving_demo: null,
    });
  });
});
