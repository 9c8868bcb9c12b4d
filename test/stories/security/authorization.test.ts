import { describe, expect, it } from 'vitest';
import { type OpenApi, openApi, type Reply, type Visitor } from '../../support/api.ts';
import { MINUTE, openLoginHouse } from '../../support/login-house.ts';
import { nothing, type OwnersThings, stateOf, thingsOf } from '../../support/owners-things.ts';
import { bought } from '../../support/positions.ts';
import { startTradingDay, type TradingDay } from '../../support/trading-day.ts';
import { AUTHORIZATION, type Rule } from './authorization.table.ts';

interface Route {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly rule: Rule;
}

interface House {
  readonly day: TradingDay;
  readonly api: OpenApi;
  readonly owner: Visitor;
  readonly things: OwnersThings;
}

/** The routes alone, without anybody's things. */
async function door() {
  return openApi(await startTradingDay({ idle: true }));
}

/** A user who has something of every kind, after a morning on which an order was filled. */
async function house(): Promise<House> {
  const day = await bought();
  await day.until('09:20:00');
  const api = await openApi(day);
  const owner = await api.owner();
  return { day, api, owner, things: await thingsOf(day, owner) };
}

const METHODS = /\b(GET|POST|PUT|PATCH|DELETE)\b/g;

/** Every route that the program answers to, hidden ones, too, from the router itself. */
function routesOf({ app }: OpenApi): readonly string[] {
  const parts: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = /^([\s│├└─]*)(\S*) ?(?:\((.*)\))?$/u.exec(line) ?? [];
      if (part === '') return [];
      const depth = indent.length / 4;
      parts.splice(depth - 1, parts.length, part);
      const path = parts.join('').replaceAll(/:([a-z_]+)/g, '{$1}');
      return [...methods.matchAll(METHODS)].map(([method]) => `${method} ${path}`);
    });
}

/** The reader of the API's description and its own files: the same for everybody, without data. */
const isDocs = (key: string): boolean => /^GET \/docs(\/|$)/.test(key);

function routes(where: (rule: Rule) => boolean): readonly Route[] {
  return Object.entries(AUTHORIZATION).flatMap(([key, rule]) => {
    const [method = '', path = ''] = key.split(' ');
    return where(rule) ? [{ key, method, path, rule }] : [];
  });
}

const placeholders = { day: '2026-08-21', channel: 'webhook' } as const;
function addressOf({ path, rule }: Route, things: OwnersThings, id?: string): string {
  const filled = path
    .replace('{id}', id ?? (rule.of ? things[rule.of] : 'unknown'))
    .replace('{day}', placeholders.day)
    .replace('{channel}', placeholders.channel);
  const query = new URLSearchParams(rule.asks?.(things)).toString();
  return query === '' ? filled : `${filled}?${query}`;
}

let asked = 0;
function ask(who: Visitor, route: Route, address: string, body?: unknown): Promise<Reply> {
  if (route.method === 'GET') return who.get(address);
  asked += 1;
  return who.send(route.method, address, body, { 'idempotency-key': `authorization-${asked}` });
}

describe('the authorization matrix', () => {
  it('has a row for every route of the running program, and no row without one', async () => {
    const api = await door();
    const running = routesOf(api).filter((key) => !isDocs(key));
    const documented = Object.entries(api.app.swagger().paths ?? {}).flatMap(([path, methods]) =>
      Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(running.length).toBeGreaterThan(80);
    // What the document names was found in the router as well: the reading of the router misses nothing.
    expect(documented.filter((key) => !running.includes(key))).toEqual([]);
    expect([...running].sort()).toEqual(Object.keys(AUTHORIZATION).sort());
  });

  it('is what the routes declare: who may ask, and what needs a fresh proof of the person', async () => {
    const api = await door();
    const declared = api.app.accessRules.flatMap((rule) => {
      if (rule.method === 'HEAD') return [];
      const key = `${rule.method} ${rule.url.replaceAll(/:([a-z_]+)/g, '{$1}')}`;
      return rule.access === 'anyone' ? [[key, 'nobody', false]] : [[key, rule.scope, rule.stepUp]];
    });
    const table = Object.entries(AUTHORIZATION).map(([key, { need, stepUp = false }]) => [key, need, stepUp]);
    expect(Object.fromEntries(declared.map(([key, ...rest]) => [key, rest]))).toEqual(
      Object.fromEntries(table.map(([key, ...rest]) => [key, rest])),
    );
  });

  it('asks for the proof anew when the last one has grown old', async () => {
    const { asha, pass } = await openLoginHouse();
    pass(6 * MINUTE);
    const guarded = routes(({ stepUp }) => stepUp === true);
    expect(guarded.length).toBeGreaterThan(10);
    for (const route of guarded) {
      const { status, body } = await ask(asha, route, addressOf(route, nothing), {});
      expect([route.key, status, Object(body).code]).toEqual([route.key, 403, 'proof_needed']);
    }
  });

  it('lets nobody in who is not logged in, or whose cookie is made up, but to what is for anybody', async () => {
    const api = await door();
    const made = { cookie: 'orderwatch_session=abcdefghijklmnopqrstuvwxyz012345' };
    for (const route of routes(({ need }) => need !== 'nobody')) {
      const address = addressOf(route, nothing);
      for (const headers of [{}, made]) {
        const reply =
          route.method === 'GET'
            ? await api.visitor().get(address, headers)
            : await api.visitor().send(route.method, address, {}, headers);
        expect([route.key, reply.status, Object(reply.body).code]).toEqual([
          route.key,
          401,
          'login_required',
        ]);
      }
    }
    for (const route of routes(({ need }) => need === 'nobody')) {
      const { status, body } = await ask(api.visitor(), route, addressOf(route, nothing), {});
      expect([route.key, status, Object(body).code]).not.toEqual([route.key, 401, 'login_required']);
    }
  });

  it("answers 404 to another user's things, in the address and in the body, as to what does not exist", async () => {
    const home = await house();
    const { api, things } = home;
    const stranger = await api.newUser('bala');
    const before = await stateOf(home.day);
    for (const route of routes(({ of }) => of !== undefined)) {
      const replies: unknown[] = [];
      for (const id of [undefined, 'unknown']) {
        const address = addressOf(route, things, id);
        const { status, body } = await ask(stranger, route, address, route.rule.body);
        replies.push([status, Object(body).code]);
      }
      expect([route.key, ...replies]).toEqual([route.key, [404, expect.any(String)], replies[0]]);
    }
    for (const route of routes(({ names }) => names !== undefined)) {
      const body = route.rule.names?.(things);
      const reply = await ask(stranger, route, addressOf(route, things), body);
      const told = route.rule.strangerIsTold;
      expect([route.key, reply.status]).toEqual([route.key, told === undefined ? 404 : 200]);
      if (told !== undefined)
        expect([route.key, reply.text]).toEqual([route.key, expect.stringContaining(told)]);
    }
    expect(await stateOf(home.day)).toBe(before);
  });

  it("tells another user nothing of the owner's, whatever list is asked for and by whatever filter", async () => {
    const { api, things, day } = await house();
    const stranger = await api.newUser('bala');
    const secret = [...Object.values(things), day.account.userId, 'SBIN'];
    const lists = routes(
      ({ need, of, streams, demo }) => need !== 'nobody' && !of && !streams && !demo,
    ).filter(({ method }) => method === 'GET');
    expect(lists.length).toBeGreaterThan(25);
    for (const route of lists) {
      const reply = await ask(stranger, route, addressOf(route, things));
      expect([route.key, reply.status]).toEqual([route.key, expect.toBeOneOf([200, 404])]);
      expect([route.key, secret.filter((id) => reply.text.includes(id))]).toEqual([route.key, []]);
    }
  });

  it('lets the owner reach every thing of his own', async () => {
    const { owner, things } = await house();
    for (const route of routes(({ need, streams, demo }) => need !== 'nobody' && !streams && !demo)) {
      if (route.method !== 'GET') continue;
      const reply = await ask(owner, route, addressOf(route, things));
      expect([route.key, reply.status]).toEqual([route.key, route.rule.ownerGets ?? 200]);
    }
  });

  it('hides the simulator where there is none', async () => {
    const api = await door();
    const someone = await api.newUser('bala');
    for (const route of routes(({ demo }) => demo === true)) {
      const { status } = await ask(someone, route, addressOf(route, nothing), {});
      expect([route.key, status]).toEqual([route.key, expect.toBeOneOf([400, 404])]);
    }
  });
});
