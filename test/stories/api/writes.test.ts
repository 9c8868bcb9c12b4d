import { describe, expect, it } from 'vitest';
import { createSimulatorControls } from '../../../packages/server/src/demo/simulator-controls.ts';
import { type OpenApi, openApi, type Reply, type Visitor } from '../../support/api.ts';
import { whileTimePasses } from '../../support/ask.ts';
import { nothing, type OwnersThings, stateOf, thingsOf, tracesOf } from '../../support/owners-things.ts';
import { bought, closeOf } from '../../support/positions.ts';
import { startTradingDay, type TradingDay } from '../../support/trading-day.ts';
import { bodyParts, change, type WritingRoute, writingRoutes } from '../../support/writing-routes.ts';
import { AUTHORIZATION } from '../security/authorization.table.ts';
import type { Write } from './login-writes.table.ts';
import { WRITES } from './writes.table.ts';

interface House {
  readonly day: TradingDay;
  readonly api: OpenApi;
  readonly owner: Visitor;
  readonly things: OwnersThings;
  readonly routes: readonly (WritingRoute & { readonly write: Write })[];
}

/** A user who has something of every kind, and a simulated broker to play with. */
async function house(): Promise<House> {
  const day = await bought();
  await day.until('09:20:00');
  const simulator = createSimulatorControls({
    db: day.database.db,
    clock: day.clock,
    simulator: () => day.simulator,
    pace: { now: { playing: true, speed: 1 } },
    rehearsals: null,
  });
  const api = await openApi(day, { simulator });
  const owner = await api.owner();
  const things = await thingsOf(day, owner);
  const routes = writingRoutes(api).map((route) => ({ ...route, write: WRITES[route.key] ?? {} }));
  return { day, api, owner, things, routes };
}

function addressOf({ key, path }: WritingRoute, things: OwnersThings, id?: string): string {
  const { of } = AUTHORIZATION[key] ?? {};
  return path.replace('{id}', id ?? (of ? things[of] : '1')).replace('{channel}', 'webhook');
}

/** What a refusal of a part of the request must say: which part, why, and how to mend it. */
function faultOf({ status, body }: Reply) {
  const { code, mend, errors } = Object(body);
  const says = [mend, errors?.[0]?.message].every((text) => typeof text === 'string' && text.length > 5);
  return { status, code, path: errors?.[0]?.path, says };
}

describe('the table of writing routes', () => {
  it('has a row for every writing route, which names every part of its body and says where a key is asked for', async () => {
    const api = await openApi(await startTradingDay({ idle: true }));
    const routes = writingRoutes(api);
    expect(routes.length).toBeGreaterThan(45);
    expect(routes.map(({ key }) => key).toSorted()).toEqual(Object.keys(WRITES).toSorted());
    for (const route of routes) {
      const { wrong = {}, key = false, file = false } = WRITES[route.key] ?? {};
      const parts = file ? [] : bodyParts(api, route).filter((part) => part !== '__proto__');
      expect([route.key, Object.keys(wrong).toSorted(), key]).toEqual([
        route.key,
        parts.toSorted(),
        route.needsKey,
      ]);
    }
  });
});

describe('every writing route', () => {
  it('refuses each part of its body that is wrong by its name, and says how to mend it', async () => {
    const { day, owner, things, routes } = await house();
    const before = [await tracesOf(day), await stateOf(day)];
    const wrong: unknown[] = [];
    for (const route of routes.filter(({ write }) => write.body !== undefined)) {
      const good = route.write.body?.(things) ?? {};
      const left = (route.write.needs ?? []).map((part) => [part, undefined] as const);
      const cases = Object.entries(route.write.wrong ?? {}).flatMap(([part, values]) =>
        values.map((value) => [part, value] as const),
      );
      for (const [part, value] of [...left, ...cases]) {
        const body = { ...good, [part]: value };
        const fault = faultOf(await change(owner, route, addressOf(route, things), body));
        const isNamed = new RegExp(`^body\\.(settings\\.|secrets\\.)?${part}\\b|^body\\.secrets`).test(
          String(fault.path),
        );
        if (fault.status !== 400 || fault.code !== 'invalid_request' || !isNamed || !fault.says)
          wrong.push([route.key, part, value, fault]);
      }
    }
    expect(wrong).toEqual([]);
    expect([await tracesOf(day), await stateOf(day)]).toEqual(before);
  });

  it('refuses a body of another form, an unknown part, and text that cannot be kept', async () => {
    const { day, owner, things, routes } = await house();
    const before = [await tracesOf(day), await stateOf(day)];
    const wrong: unknown[] = [];
    for (const route of routes.filter(({ write }) => write.body !== undefined)) {
      const good = route.write.body?.(things) ?? {};
      const deep = JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`);
      const texts = Object.keys(route.write.wrong ?? {}).flatMap((part) =>
        ['a\0b', '\ud800abc'].map((text) => ({ ...good, [part]: text })),
      );
      const bodies = [[], 5, null, { ...good, extra: true }, { ...good, extra: deep }, ...texts];
      for (const body of bodies) {
        const reply = await change(owner, route, addressOf(route, things), body);
        const { code, errors, mend } = Object(reply.body);
        const says = typeof mend === 'string' && errors?.length > 0;
        if (reply.status !== 400 || code !== 'invalid_request' || !says)
          wrong.push([route.key, JSON.stringify(body)?.slice(0, 120), reply.status, reply.text]);
      }
      for (const text of ['{"a":', '', '{"a":1}x']) {
        const reply = await change(owner, route, addressOf(route, things), text);
        if (![400, 415].includes(reply.status)) wrong.push([route.key, text, reply.status, reply.text]);
      }
    }
    expect(wrong).toEqual([]);
    expect([await tracesOf(day), await stateOf(day)]).toEqual(before);
  });

  it('refuses a question that it does not know, and an id that is none', async () => {
    const { day, owner, things, routes } = await house();
    const before = [await tracesOf(day), await stateOf(day)];
    const wrong: unknown[] = [];
    for (const route of routes) {
      const body = route.write.body?.(things);
      const asked = await change(owner, route, `${addressOf(route, things)}?colour=red`, body);
      if (asked.status !== 400 || !asked.text.includes('colour'))
        wrong.push([route.key, asked.status, asked.text]);
      if (!route.path.includes('{id}')) continue;
      for (const id of ['unknown', '%00', 'x'.repeat(65), '%F0%9F%92%B8', '..%2F..%2Fetc', "'--"]) {
        const reply = await change(owner, route, addressOf(route, things, id), body);
        if (reply.status !== 404 && reply.status !== 400)
          wrong.push([route.key, id, reply.status, reply.text]);
      }
      const long = await change(owner, route, addressOf(route, things, 'x'.repeat(65)), body);
      if (faultOf(long).path !== 'params.id') wrong.push([route.key, long.text]);
    }
    expect(wrong).toEqual([]);
    expect([await tracesOf(day), await stateOf(day)]).toEqual(before);
  });

  it("tells a stranger of the owner's things word for word what it tells of things that are not there", async () => {
    const { day, api, things } = await house();
    const stranger = await api.newUser('bala');
    const before = await stateOf(day);
    let compared = 0;
    for (const route of writingRoutes(api)) {
      const { of, names, body: good, strangerIsTold } = AUTHORIZATION[route.key] ?? {};
      if (of === undefined && names === undefined) continue;
      if (strangerIsTold !== undefined) continue;
      const ask = (id: string | undefined, among: OwnersThings) =>
        change(stranger, route, addressOf(route, among, id), names?.(among) ?? good);
      const theirs = await ask(undefined, things);
      const none = await ask(of === undefined ? undefined : 'unknown', of === undefined ? nothing : things);
      expect([route.key, theirs.status, theirs.text]).toEqual([route.key, 404, none.text]);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(25);
    expect(await stateOf(day)).toBe(before);
  });
});

describe('every route by which money can move', () => {
  it('asks for a key, takes none that is no key, and none that was used for something else', async () => {
    const { day, owner, things, routes } = await house();
    const before = await tracesOf(day);
    const guarded = routes.filter(({ needsKey }) => needsKey);
    expect(guarded.length).toBeGreaterThan(10);
    const wrong: unknown[] = [];
    for (const route of guarded) {
      const body = route.write.body?.(things);
      const address = addressOf(route, things, 'unknown');
      for (const key of [undefined, 'short', 'with a blank in it', 'x'.repeat(201)]) {
        const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
        const reply = await owner.send(route.method, address, body, headers);
        const { code, mend } = Object(reply.body);
        if (reply.status !== 400 || code !== 'idempotency_key_missing' || !mend)
          wrong.push([route.key, key, reply.status, reply.text]);
      }
    }
    expect(wrong).toEqual([]);
    expect(await tracesOf(day)).toBe(before);
  });

  it('answers a repeated key with what it answered before, and another request under it with 422', async () => {
    const { day, owner, things, routes } = await house();
    const close = Math.floor(closeOf(day, 'CIPLA') / 100);
    const wrong: unknown[] = [];
    let taken = 0;
    for (const route of routes.filter(({ needsKey }) => needsKey)) {
      const price = route.key === 'POST /api/v1/user/orders' ? { limit_price: `${close - 5}.00` } : {};
      const good = route.write.body?.(things);
      const body = good && { ...good, ...price };
      const key = `the-key-of-${route.key.replaceAll(/[^a-z]/gi, '-')}`;
      const ask = (address: string, sent: unknown) =>
        whileTimePasses(day, change(owner, route, address, sent, key));
      const first = await ask(addressOf(route, things), body);
      const again = await ask(addressOf(route, things), body);
      if (first.status >= 500 || again.status !== first.status || again.text !== first.text)
        wrong.push([route.key, first.status, first.text, again.status, again.text]);
      // A refusal that did nothing gives its key back.
      if (first.status >= 300) continue;
      taken += 1;
      const after = await tracesOf(day);
      const other = await ask(
        addressOf(route, things, 'unknown'),
        body && { ...body, ...ANOTHER[route.key] },
      );
      if (other.status !== 422 || Object(other.body).code !== 'idempotency_key_reused')
        wrong.push([route.key, 'another request', other.status, other.text]);
      if ((await tracesOf(day)) !== after) wrong.push([route.key, 'something was done']);
    }
    expect(wrong).toEqual([]);
    expect(taken).toBeGreaterThan(6);
    expect(day.placements()).toBe(3);
  });
});

/** What makes another request of one whose address has no id in it. */
const ANOTHER: Readonly<Record<string, object>> = {
  'POST /api/v1/user/orders': { quantity: 2 },
  'POST /api/v1/user/retry-queue/bulk': { action: 'retry' },
  'PUT /api/v1/user/retry-queue/order': { order_ids: ['x'] },
  'POST /api/v1/user/placement-runs': { dry_run: false },
  'POST /api/v1/user/kill-switch/cancel': { account_id: 'x' },
};
