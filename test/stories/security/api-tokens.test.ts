import { describe, expect, it } from 'vitest';
import { createdToken, tokenView } from '../../../packages/server/src/http/schemas/security.ts';
import type { Visitor } from '../../support/api.ts';
import { codeOf, MINUTE, openLoginHouse, post } from '../../support/login-house.ts';

describe('an API token', () => {
  async function tokenOf(who: Visitor, more: object = {}) {
    const reply = await post(who, 'tokens', { name: 'My script', scope: 'read', days: 30, ...more });
    expect(reply.status).toBe(201);
    const { id, token } = createdToken.parse(reply.body);
    return { id, token, headers: { authorization: `Bearer ${token}` } };
  }

  it('does what its scope allows on every route, without a cookie, and nothing that is a person’s', async () => {
    const { api } = await openLoginHouse();
    const owner = await api.owner();
    const ranks = { read: 0, trade: 1, admin: 2 } as const;
    for (const held of ['read', 'trade', 'admin'] as const) {
      const { headers } = await tokenOf(owner, { scope: held });
      const program = api.visitor();
      let asked = 0;
      for (const rule of api.app.accessRules) {
        if (rule.access !== 'user' || rule.method === 'HEAD' || rule.url.endsWith('/stream')) continue;
        const path = rule.url.replace(/:\w+/g, 'x');
        const reply =
          rule.method === 'GET'
            ? await program.get(path, headers)
            : await program.send(rule.method, path, undefined, headers);
        const refusal =
          rule.scope === 'person' || rule.stepUp
            ? 'person_needed'
            : ranks[held] < ranks[rule.scope]
              ? 'scope_missing'
              : null;
        const code = Object(reply.body).code;
        if (refusal)
          expect([rule.method, path, reply.status, code]).toEqual([rule.method, path, 403, refusal]);
        else expect(['person_needed', 'scope_missing', 'login_required', 'csrf']).not.toContain(code);
        asked += 1;
      }
      expect(asked).toBeGreaterThan(70);
    }
  });

  it('is kept as a hash only, and listed with its first letters and its last use', async () => {
    const { api, asha, day } = await openLoginHouse();
    const { token, headers } = await tokenOf(asha);
    expect((await api.visitor().get('/api/v1/auth/me', headers)).body).toMatchObject({ email: asha.email });
    const rows = await day.database.db.selectFrom('api_tokens').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token.slice(10));
    const [listed] = Object((await asha.get('/api/v1/auth/tokens')).body).items;
    expect(tokenView.parse(listed)).toMatchObject({
      name: 'My script',
      prefix: token.slice(0, 10),
      state: 'works',
      last_used_ip: '127.0.0.1',
    });
    expect(JSON.stringify(listed)).not.toContain(token.slice(10));
  });

  it('works no more once it is revoked or expired, not even beside a good cookie', async () => {
    const { api, asha, pass } = await openLoginHouse();
    const revoked = await tokenOf(asha);
    const expiring = await tokenOf(asha, { days: 1 });
    expect((await asha.send('DELETE', `/api/v1/auth/tokens/${revoked.id}`)).status).toBe(204);
    const program = api.visitor();
    expect(codeOf(await program.get('/api/v1/auth/me', revoked.headers))).toEqual([401, 'token_refused']);
    expect(codeOf(await asha.get('/api/v1/auth/me', revoked.headers))).toEqual([401, 'token_refused']);
    expect((await program.get('/api/v1/auth/me', expiring.headers)).status).toBe(200);
    pass(24 * 60 * MINUTE);
    expect((await program.get('/api/v1/auth/me', expiring.headers)).status).toBe(401);
    expect(codeOf(await program.get('/api/v1/auth/me', { authorization: 'Basic eDp5' }))).toEqual([
      401,
      'token_refused',
    ]);
  });

  it('is refused from an address that it is not for', async () => {
    const { api, asha } = await openLoginHouse();
    const elsewhere = await tokenOf(asha, { addresses: ['10.0.0.0/8'] });
    const here = await tokenOf(asha, { addresses: ['10.0.0.0/8', '127.0.0.0/8'] });
    expect((await api.visitor().get('/api/v1/auth/me', elsewhere.headers)).status).toBe(401);
    expect((await api.visitor().get('/api/v1/auth/me', here.headers)).status).toBe(200);
    const wrong = await post(asha, 'tokens', {
      name: 'x',
      scope: 'read',
      days: 1,
      addresses: ['10.0.0.0/99'],
    });
    expect(wrong.status).toBe(400);
  });

  it('of one user neither sees nor ends anything of another', async () => {
    const { api, asha, day } = await openLoginHouse();
    const bala = await api.newUser('bala');
    const { id, headers } = await tokenOf(asha, { scope: 'admin' });
    expect(codeOf(await bala.send('DELETE', `/api/v1/auth/tokens/${id}`))).toEqual([404, 'token_not_found']);
    const path = `/api/v1/user/broker-accounts/${day.account.accountId}/pause`;
    expect((await api.visitor().send('POST', path, undefined, headers)).status).toBe(404);
  });
});
