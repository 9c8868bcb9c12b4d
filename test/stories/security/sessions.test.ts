import { describe, expect, it } from 'vitest';
import { securityView, sessionView } from '../../../packages/server/src/http/schemas/security.ts';
import { type OpenApi, PASSWORD, type Visitor } from '../../support/api.ts';
import { codeOf, openLoginHouse, post } from '../../support/login-house.ts';

const NEXT = 'another-kettle-in-the-rain';
const sessionsOf = async (who: Visitor) =>
  Object((await who.get('/api/v1/auth/sessions')).body).items.map((item: unknown) => sessionView.parse(item));

/** The same user at another device. */
async function second(api: OpenApi, email: string): Promise<Visitor> {
  const visitor = api.visitor(email);
  expect((await visitor.login()).status).toBe(200);
  return visitor;
}

describe('a list of sessions', () => {
  it('shows where a user is logged in, and never a token or its hash', async () => {
    const { api, asha, day } = await openLoginHouse();
    await second(api, asha.email);
    const list = await sessionsOf(asha);
    expect(list.map(({ current }: { current: boolean }) => current).sort()).toEqual([false, true]);
    const rows = await day.database.db.selectFrom('web_sessions').select('token_hash').execute();
    const text = JSON.stringify(list);
    for (const { token_hash } of rows) {
      expect(text).not.toContain(token_hash.toString('hex'));
      expect(text).not.toContain(token_hash.toString('base64url'));
    }
    expect(text).not.toContain(asha.cookie().split('=')[1]);
  });

  it('ends one session, or every other one, at once', async () => {
    const { api, asha } = await openLoginHouse();
    const phone = await second(api, asha.email);
    const laptop = await second(api, asha.email);
    const [own] = (await sessionsOf(phone)).filter(({ current }: { current: boolean }) => current);
    expect((await asha.send('DELETE', `/api/v1/auth/sessions/${own.id}`)).status).toBe(204);
    expect((await phone.get('/api/v1/auth/me')).status).toBe(401);
    expect((await laptop.get('/api/v1/auth/me')).status).toBe(200);
    expect((await post(asha, 'sessions/end-others')).body).toEqual({ ended: 1 });
    expect((await laptop.get('/api/v1/auth/me')).status).toBe(401);
    expect((await asha.get('/api/v1/auth/me')).status).toBe(200);
  });

  it('does not end another user’s session', async () => {
    const { api, asha } = await openLoginHouse();
    const bala = await api.newUser('bala');
    const [own] = await sessionsOf(bala);
    expect(codeOf(await asha.send('DELETE', `/api/v1/auth/sessions/${own.id}`))).toEqual([
      404,
      'session_not_found',
    ]);
    expect((await bala.get('/api/v1/auth/me')).status).toBe(200);
  });
});

describe('another password', () => {
  it('needs the present one, ends the other sessions, and holds from then on', async () => {
    const { api, asha } = await openLoginHouse();
    const phone = await second(api, asha.email);
    expect(codeOf(await post(asha, 'password', { current: 'wrong', next: NEXT }))).toEqual([
      403,
      'password_refused',
    ]);
    expect(codeOf(await post(asha, 'password', { current: PASSWORD, next: 'short' }))).toEqual([
      422,
      'weak_password',
    ]);
    expect((await post(asha, 'password', { current: PASSWORD, next: NEXT })).status).toBe(204);
    expect((await phone.get('/api/v1/auth/me')).status).toBe(401);
    expect((await asha.get('/api/v1/auth/me')).status).toBe(200);
    const visitor = api.visitor();
    const login = (password: string) =>
      visitor.send('POST', '/api/v1/auth/login', { email: asha.email, password });
    expect(codeOf(await login(PASSWORD))).toEqual([401, 'login_refused']);
    expect((await login(NEXT)).status).toBe(200);
  });

  it('cannot be guessed at from an open session without end', async () => {
    const { asha, pass } = await openLoginHouse();
    for (let i = 0; i < 5; i += 1) {
      expect((await post(asha, 'password', { current: `wrong ${i}`, next: NEXT })).status).toBe(403);
      pass(10_000);
    }
    const stopped = await post(asha, 'password', { current: PASSWORD, next: NEXT });
    expect(codeOf(stopped)).toEqual([429, 'too_many_requests']);
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(600);
    const view = securityView.parse((await asha.get('/api/v1/auth/security')).body);
    expect(view.happenings[0]).toMatchObject({ kind: 'login_blocked', facts: { failures: 5 } });
  });
});
