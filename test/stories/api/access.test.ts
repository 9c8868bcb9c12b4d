import { describe, expect, it } from 'vitest';
import { openApi } from '../../support/api.ts';
import { startTradingDay } from '../../support/trading-day.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
/** Everything else needs a login. A route that is new and public must be named here. */
const PUBLIC = [
  '/api/v1/auth/setup',
  '/api/v1/auth/login',
  '/api/v1/status',
  '/healthz',
  '/readyz',
  '/metrics',
];

async function house() {
  const day = await startTradingDay({ idle: true });
  const api = await openApi(day);
  const routes = Object.entries(api.app.swagger().paths ?? {}).flatMap(([path, methods]) =>
    METHODS.filter((method) => methods !== undefined && method in methods).map((method) => ({
      method: method.toUpperCase(),
      path,
    })),
  );
  return { day, api, routes, closed: routes.filter(({ path }) => !PUBLIC.includes(path)) };
}

describe('every route that is not public', () => {
  it('takes a change only with the token of the session', async () => {
    const { api, closed } = await house();
    const owner = await api.owner();
    const stranger = await api.newUser('bala');
    for (const { method, path } of closed.filter((route) => route.method !== 'GET')) {
      const address = path.replace('{id}', 'x');
      for (const token of ['', 'wrong']) {
        const reply = await owner.send(method, address, {}, { 'x-csrf-token': token });
        expect([method, path, reply.status, Object(reply.body).code]).toEqual([method, path, 403, 'csrf']);
      }
      const mixed = await stranger.send(method, address, {}, { cookie: owner.cookie() });
      expect([method, path, mixed.status]).toEqual([method, path, 403]);
    }
  });

  it('takes a change only from our own page, by whatever the browser says of it', async () => {
    const { api, routes } = await house();
    const owner = await api.owner();
    for (const { method, path } of routes.filter((route) => route.method !== 'GET')) {
      for (const [header, value] of [
        ['origin', 'https://evil.example'],
        ['origin', 'null'],
        ['sec-fetch-site', 'cross-site'],
        ['sec-fetch-site', 'same-site'],
      ] as const) {
        const reply = await owner.send(method, path.replace('{id}', 'x'), {}, { [header]: value });
        expect([method, path, reply.status, Object(reply.body).code]).toEqual([
          method,
          path,
          403,
          'foreign_origin',
        ]);
      }
    }
    const own = await owner.send(
      'POST',
      '/api/v1/auth/login',
      { email: owner.email, password: 'x' },
      { origin: api.url, 'sec-fetch-site': 'same-origin' },
    );
    expect(own.status).toBe(401);
  });
});

describe('the server', () => {
  it('answers to its own names only', async () => {
    const { api } = await house();
    for (const [host, status] of [
      ['127.0.0.1:4180', 200],
      ['localhost', 200],
      ['[::1]:4180', 200],
      ['evil.example', 421],
      ['127.0.0.1.evil.example', 421],
    ] as const) {
      const reply = await api.app.inject({ method: 'GET', url: '/healthz', headers: { host } });
      expect([host, reply.statusCode]).toEqual([host, status]);
    }
  });

  it('says of an address that is none that it is none, in words', async () => {
    const { api } = await house();
    for (const path of ['/api/v1/nothing', '/api/v2', '/nothing']) {
      const reply = await api.visitor().get(path);
      expect(reply.status).toBe(404);
      expect(reply.body).toMatchObject({
        code: 'not_found',
        status: 404,
        detail: expect.stringContaining(path),
      });
    }
  });

  it('sends the headers that keep a page to itself', async () => {
    const { api } = await house();
    const { headers } = await api.visitor().get('/api/v1/status');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self'(;|$)/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    ['broken JSON', 'application/json', '{"email":', 400],
    ['a type it does not know', 'application/xml', '<a/>', 415],
    [
      'a body beyond its size',
      'application/json',
      JSON.stringify({ email: 'x'.repeat(1_100_000), password: 'x' }),
      413,
    ],
    ['a key it does not know', 'application/json', '{"email":"a@b.c","password":"x","admin":true}', 400],
  ])('refuses %s with a problem', async (_, type, body, status) => {
    const { api } = await house();
    const reply = await api.app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      headers: { host: 'localhost', 'content-type': type },
      payload: body,
    });
    expect(reply.statusCode).toBe(status);
    expect(reply.headers['content-type']).toContain('problem+json');
    expect(reply.json()).toMatchObject({ code: expect.any(String), detail: expect.any(String) });
  });
});
