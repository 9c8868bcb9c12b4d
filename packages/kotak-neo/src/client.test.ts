import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
