import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createKotakNeo } from './client.ts';
import { json } from './testing/byte-server.ts';
import { credentials, type FakeBroker, fakeBroker, granted, morningMs } from './testing/fake-broker.ts';
import { fixtureText } from './testing/fixture.ts';
import type { Exchange } from './transport/exchange.ts';

let broker: FakeBroker;
let exchanges: Exchange[];
beforeEach(async () => {
  exchanges = [];
  broker = await fakeBroker({ onExchange: (exchange) => exchanges.push(exchange) });
});
afterEach(() => broker.close());

const deadSession = json({ stCode: 100022, errMsg: 'invalid session token', stat: 'Not_Ok' });

describe('making a client', () => {
  it.each(['http://mis.kotaksecurities.com', 'https://evil.example', 'nonsense'])(
    'refuses to log in at %s',
    (loginBaseUrl) => {
      expect(() => createKotakNeo({ credentials, loginBaseUrl })).toThrow(/loginBaseUrl cannot be used/);
    },
  );
});

describe('login', () => {
  it('takes two steps, each with its credentials', async () => {
    const login = await broker.client.login();
    expect(login).toMatchObject({ ok: true, session: { ucc: 'AB1C2', baseUrl: broker.server.url } });
    const [view, trade] = broker.server.seen;
    expect(view).toMatchObject({ method: 'POST', path: '/login/1.0/tradeApiLogin' });
    expect(JSON.parse(view?.body ?? '')).toEqual({
      mobileNumber: '+919999999999',
      ucc: 'AB1C2',
      totp: expect.stringMatching(/^\d{6}$/),
    });
    expect(view?.headers).toMatchObject({
      authorization: credentials.consumerKey,
      'neo-fin-key': 'neotradeapi',
      'content-type': 'application/json',
      accept: 'application/json',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'user-agent': expect.stringContaining('kotak-neo'),
    });
    expect(trade).toMatchObject({ path: '/login/1.0/tradeApiValidate', body: '{"mpin":"123456"}' });
    expect(trade?.headers).toMatchObject({ sid: 'view-sid', auth: 'view-token' });
  });

  it('sends no token to a trading host that is not allowed', async () => {
    const grant = granted({ token: 't', sid: 's', baseUrl: 'https://e43.kotaksecurities.com.evil.example' });
    broker.server.on('/login/1.0/tradeApiValidate', json(grant));
    expect(await broker.client.login()).toMatchObject({ ok: false, error: { kind: 'host_not_allowed' } });
    expect(broker.client.session()).toBeUndefined();
    expect(broker.server.seen.filter(({ headers }) => headers.auth === 't')).toHaveLength(0);
  });

  it('does not take a session of another account', async () => {
    const grant = granted({ ucc: 'ZZ9Z9', token: 't', sid: 's', baseUrl: broker.server.url });
    broker.server.on('/login/1.0/tradeApiValidate', json(grant));
    expect(await broker.client.login()).toMatchObject({ ok: false, error: { kind: 'refused' } });
  });

  it('gives up when no answer comes in time', async () => {
    broker.server.on('/login/1.0/tradeApiLogin', () => {});
    const login = broker.client.login();
    await broker.server.whenSeen(1);
    await broker.clock.turn(30_000);
    expect(await login).toMatchObject({ ok: false, error: { kind: 'network' } });
  });
});

describe('evidence', () => {
  it('is given for every request, with times and without a secret', async () => {
    broker.server.on('/quick/user/orders', (response, request) => {
      response.end(`{"stat":"Ok","data":"${request.headers.auth} ${request.headers.authorization}"}`);
    });
    await broker.client.readOrderBook();
    expect(exchanges.map(({ operation }) => operation)).toEqual(['login_totp', 'login_mpin', 'order_book']);
    expect(exchanges[2]).toMatchObject({
      requestedAtMs: morningMs,
      receivedAtMs: morningMs,
      status: 200,
      bodyText: '{"stat":"Ok","data":"[removed] [removed]"}',
    });
    const told = JSON.stringify(exchanges);
    for (const secret of [
      'trade-token',
      'trade-sid',
      'view-token',
      credentials.consumerKey,
      credentials.mpin,
    ]) {
      expect(told).not.toContain(secret);
    }
  });
});

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

describe('other readings', () => {
  it.each<[string, string, () => Promise<{ kind: string }>]>([
    ['/quick/user/trades', 'trade_report.json', () => broker.client.readTradeBook()],
    ['/quick/user/positions', 'positions.json', () => broker.client.readPositions()],
    ['/portfolio/v1/holdings', 'holdings.json', () => broker.client.readHoldings()],
    ['/quick/user/limits', 'limits.json', () => broker.client.readLimits()],
    [
      '/quick/order/history',
      'order_history.amo.json',
      () => broker.client.readOrderHistory('260821000909101'),
    ],
    [
      '/quick/user/orders/260821000101003',
      'order_report.by_id.json',
      () => broker.client.readOrder('260821000101003'),
    ],
    ['/login/1.0/get-client-ip', 'client_ip.json', () => broker.client.readClientIp()],
    [
      '/quick/user/check-margin',
      'check_margin.insufficient.json',
      () =>
        broker.client.checkMargin({
          exSeg: 'nse_cm',
          tok: '1333',
          prc: '800',
          prcTp: 'L',
          prod: 'CNC',
          qty: '1',
          trnsTp: 'B',
        }),
    ],
  ])('%s is read from %s', async (path, name, read) => {
    broker.server.on(path, json(fixtureText(name)));
    expect((await read()).kind).toBe('complete');
  });

  it('holdings are empty in either form', async () => {
    broker.server.on('/portfolio/v1/holdings', json(fixtureText('holdings.empty.json')));
    expect((await broker.client.readHoldings()).kind).toBe('empty');
    broker.server.on('/portfolio/v1/holdings', json(fixtureText('positions.empty.json')));
    expect((await broker.client.readHoldings()).kind).toBe('empty');
  });

  it('a history or a row of another order is not taken for the one asked for', async () => {
    broker.server.on('/quick/user/orders/260821000101001', json(fixtureText('order_report.by_id.json')));
    const order = await broker.client.readOrder('260821000101001');
    expect(order).toMatchObject({ kind: 'partial', rows: [] });
  });

  it('an order that was not placed by API may not be asked about', async () => {
    broker.server.on('/quick/order/history', json(fixtureText('order_history.not_api_order.error.json')));
    const history = await broker.client.readOrderHistory('260821000101001');
    expect(history).toMatchObject({ kind: 'failed', why: { kind: 'not_permitted', code: '91400' } });
  });

  it('quotes and instrument files need no login', async () => {
    broker.server.on('*', (response, request) => {
      const answer = request.path.includes('/quotes/')
        ? json(fixtureText('quotes.all.json'))
        : request.path.endsWith('.csv')
          ? json(fixtureText('scrip_master.nse_cm-v1.csv'))
          : json({ data: { filesPaths: [`${broker.server.url}/files/nse_cm-v1.csv`], baseFolder: '' } });
      answer(response, request);
    });
    const quotes = await broker.client.readQuotes([{ segment: 'nse_cm', token: '1333' }], 'all');
    expect(quotes.kind).toBe('complete');
    expect(broker.server.seen[0]?.path).toBe('/script-details/1.0/quotes/neosymbol/nse_cm%7C1333/all');
    const scrips = await broker.client.readScripMaster('nse_cm');
    expect(scrips.kind === 'complete' && scrips.rows).toHaveLength(7);
    expect(broker.server.seen.at(-1)?.headers.authorization).toBeUndefined();
    expect(broker.logins()).toBe(0);
    expect(await broker.client.readScripMaster('mcx_fo')).toMatchObject({ kind: 'failed' });
  });

  it('a quote of an unknown instrument is refused', async () => {
    broker.server.on('*', json({ stat: 'Not_Ok', emsg: 'Invalid instrument/code', stCode: 1009 }));
    const quotes = await broker.client.readQuotes([{ segment: 'nse_cm', token: 'x' }]);
    expect(quotes).toMatchObject({
      kind: 'failed',
      why: { kind: 'refused', words: 'Invalid instrument/code' },
    });
  });

  it('files elsewhere are not fetched', async () => {
    broker.server.on('*', json({ data: { filesPaths: ['https://evil.example/nse_cm.csv'] } }));
    expect(await broker.client.readScripMaster('nse_cm')).toMatchObject({
      kind: 'failed',
      why: { kind: 'malformed', words: expect.stringContaining('evil.example') },
    });
  });
});
