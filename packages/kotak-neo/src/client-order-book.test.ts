import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { json } from './testing/byte-server.ts';
import { credentials, type FakeBroker, fakeBroker, morningMs } from './testing/fake-broker.ts';
import { fixtureText } from './testing/fixture.ts';

let broker: FakeBroker;
beforeEach(async () => {
  broker = await fakeBroker();
});
afterEach(() => broker.close());

const deadSession = json({ stCode: 100022, errMsg: 'invalid session token', stat: 'Not_Ok' });

describe('the order book', () => {
  it('is complete, with the times of asking and receiving and the bytes', async () => {
    broker.server.on('/quick/user/orders', json(fixtureText('order_report.json')));
    const book = await broker.client.readOrderBook();
    expect(book).toMatchObject({ kind: 'complete', requestedAtMs: morningMs, receivedAtMs: morningMs });
    expect(book.kind === 'complete' && book.rows).toHaveLength(13);
    expect(book.bodyText).toBe(fixtureText('order_report.json'));
    expect(broker.server.seen[2]?.headers).toMatchObject({
      authorization: credentials.consumerKey,
      'neo-fin-key': 'neotradeapi',
      sid: 'trade-sid-1-0123456789',
      auth: 'trade-token-1-0123456789',
    });
  });

  it('is empty for stCode 5203 alone', async () => {
    broker.server.on('/quick/user/orders', json(fixtureText('order_report.empty.json')));
    expect((await broker.client.readOrderBook()).kind).toBe('empty');
  });

  it('is partial when a row is bad, and the rest stands', async () => {
    const bad = fixtureText('order_report.json').replace('"qty": 10,', '"qty": "ten",');
    broker.server.on('/quick/user/orders', json(bad));
    const book = await broker.client.readOrderBook();
    expect(book).toMatchObject({ kind: 'partial', quarantined: [{ index: 0, why: 'qty is "ten"' }] });
    expect(book.kind === 'partial' && book.rows).toHaveLength(12);
  });

  const ok = { stat: 'Ok', stCode: 200 };
  it.each<[string, string, number, string]>([
    ['an empty list', JSON.stringify({ ...ok, data: [] }), 200, 'malformed'],
    ['no list', JSON.stringify(ok), 200, 'malformed'],
    ['null', JSON.stringify({ ...ok, data: null }), 200, 'malformed'],
    ['an object', JSON.stringify({ ...ok, data: {} }), 200, 'malformed'],
    ['no stat', JSON.stringify({ data: [{}] }), 200, 'malformed'],
    ['an array', '[]', 200, 'malformed'],
    ['HTML', '<html></html>', 200, 'malformed'],
    ['nothing', '', 200, 'malformed'],
    ['a cut answer', fixtureText('order_report.json').slice(0, 5_000), 200, 'malformed'],
    ['a redirect', '', 302, 'malformed'],
    ['an ok answer with another code', JSON.stringify({ ...ok, stCode: 5203, data: [] }), 200, 'malformed'],
    ['"No Data" with rows', '{"stat":"Not_Ok","stCode":5203,"data":[{}]}', 200, 'malformed'],
    ['"No Data" with HTTP 500', fixtureText('order_report.empty.json'), 500, 'down'],
    ['"No Data" with HTTP 404', fixtureText('order_report.empty.json'), 404, 'refused'],
    ['HTTP 502', '<html></html>', 502, 'down'],
    ['HTTP 429', '', 429, 'limited'],
    ['a rate limit in the body', '{"code":429,"message":"too many request received"}', 200, 'limited'],
    ['another failure', '{"stat":"Not_Ok","stCode":9999,"errMsg":"No"}', 200, 'refused'],
    ['the wrong kind of token', '{"stat":"Not_Ok","stCode":100021,"errMsg":"no"}', 403, 'not_permitted'],
    ['the allow-list', '{"stat":"Not_Ok","stCode":100008,"errMsg":"unauthorized"}', 401, 'not_permitted'],
    ['a bare 403', '', 403, 'not_permitted'],
  ])('failed, and is not empty, when the answer is %s', async (_, body, status, kind) => {
    broker.server.on('/quick/user/orders', json(body, status));
    expect(await broker.client.readOrderBook()).toMatchObject({ kind: 'failed', why: { kind } });
    expect(broker.logins()).toBe(1);
  });

  it('failed when more rows come than are believable', async () => {
    await broker.close();
    broker = await fakeBroker({ limits: { maxRows: 12 } });
    broker.server.on('/quick/user/orders', json(fixtureText('order_report.json')));
    expect(await broker.client.readOrderBook()).toMatchObject({ kind: 'failed', why: { kind: 'malformed' } });
  });

  it('failed when no answer comes in time', async () => {
    broker.server.on('/quick/user/orders', () => {});
    const book = broker.client.readOrderBook();
    await broker.server.whenSeen(3);
    await broker.clock.turn(20_000);
    expect(await book).toMatchObject({
      kind: 'failed',
      why: { kind: 'timeout' },
      receivedAtMs: morningMs + 20_000,
    });
  });

  it('failed when the connection is cut', async () => {
    broker.server.on('/quick/user/orders', (response) => response.socket?.destroy());
    expect(await broker.client.readOrderBook()).toMatchObject({ kind: 'failed', why: { kind: 'down' } });
  });

  it('is asked for once more after a login when the session has ended', async () => {
    await broker.client.login();
    broker.server.on('/quick/user/orders', (response, request) => {
      const isOld = request.headers.auth === 'trade-token-1-0123456789';
      const answer = isOld ? deadSession : json(fixtureText('order_report.json'));
      answer(response, request);
    });
    const book = broker.client.readOrderBook();
    // The code of this half minute is used up.
    await broker.clock.whenPending(1);
    await broker.server.whenSeen(3);
    await broker.clock.turn(30_000);
    expect((await book).kind).toBe('complete');
    expect(broker.logins()).toBe(2);
  });

  it('refused to twenty who asked together is asked for again by each, after one login', async () => {
    const crowd = await fakeBroker({ limits: { othersPerSecond: 100 } });
    onTestFinished(() => crowd.close());
    await crowd.client.login();
    crowd.server.on('/quick/user/orders', (response, request) => {
      const isOld = request.headers.auth === 'trade-token-1-0123456789';
      const answer = isOld ? deadSession : json(fixtureText('order_report.json'));
      answer(response, request);
    });
    const books = Promise.all(Array.from({ length: 20 }, () => crowd.client.readOrderBook()));
    await crowd.server.whenSeen(2 + 20);
    // The one timer that is left is that of the login, which waits for the next half minute's code.
    await expect.poll(() => crowd.clock.pending).toBe(1);
    await crowd.clock.turn(30_000);
    expect((await books).map(({ kind }) => kind)).toEqual(Array.from({ length: 20 }, () => 'complete'));
    expect(crowd.logins()).toBe(2);
  });

  it('failed when the session is refused twice, and logins do not go on', async () => {
    broker.server.on('/quick/user/orders', deadSession);
    const book = broker.client.readOrderBook();
    await broker.server.whenSeen(3);
    await broker.clock.turn(30_000);
    expect(await book).toMatchObject({ kind: 'failed', why: { kind: 'auth', code: '100022' } });
    expect(broker.logins()).toBe(2);
  });
});
