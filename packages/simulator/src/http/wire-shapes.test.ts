import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Answer, type ForeignClient, placement } from '../foreign-client.fixture.ts';
import { startDay, type TradingDay } from '../trading-day.fixture.ts';

/** Names in their order and JSON types; a 19-digit integer is a type of its own, a list is its first element. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value === 'string' && value.startsWith('int64:')) return 'integer of 19 digits';
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.entries(value).map(([name, part]) => [name, shapeOf(part)]);
}

function readExactly(text: string): unknown {
  return JSON.parse(text.replace(/(:\s*)(\d{19})\b/g, '$1"int64:$2"'));
}

function sample(name: string): unknown {
  return readExactly(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8'));
}

function expectShape(answer: Answer, name: string): void {
  expect(answer.status).toBe(200);
  expect(shapeOf(readExactly(answer.text))).toEqual(shapeOf(sample(name)));
}

const QUOTE_PATH = '/script-details/1.0/quotes/neosymbol/nse_cm%7C1333';
const MARGIN = {
  brkName: 'KOTAK',
  brnchId: 'ONLINE',
  exSeg: 'nse_cm',
  prc: '9.10',
  prcTp: 'L',
  prod: 'CNC',
  qty: '10',
  tok: '14366',
  trnsTp: 'B',
  trgPrc: null,
  slAbsOrTks: null,
};

async function tradedDay(): Promise<TradingDay> {
  const day = await startDay('09:20:00', {
    account: { holdings: [{ tradingSymbol: 'ITBEES-EQ', quantity: 45, averagePaise: 3872 }] },
  });
  await day.client.post('/quick/order/rule/ms/place', placement({ ts: 'HDFCBANK-EQ', pt: 'MKT', pr: '0' }));
  await day.clock.advanceBy(60_000);
  return day;
}

function firstOrder(client: ForeignClient): Promise<string> {
  return client
    .get('/quick/user/orders')
    .then(({ text }) => /"nOrdNo":"(\d{15})"/.exec(text)?.[1] ?? 'no order');
}

describe('every answer has the names, their order and the types of Kotak’s sample', () => {
  const readings: { name: string; fixture: string; read: (client: ForeignClient) => Promise<Answer> }[] = [
    { name: 'order book', fixture: 'order_report', read: (c) => c.get('/quick/user/orders') },
    { name: 'trades', fixture: 'trade_report', read: (c) => c.get('/quick/user/trades') },
    { name: 'positions', fixture: 'positions', read: (c) => c.get('/quick/user/positions') },
    { name: 'holdings', fixture: 'holdings', read: (c) => c.get('/portfolio/v1/holdings') },
    {
      name: 'limits',
      fixture: 'limits',
      read: (c) => c.post('/quick/user/limits', { seg: 'ALL', exch: 'ALL', prod: 'ALL' }),
    },
    {
      name: 'margin that suffices',
      fixture: 'check_margin.ok',
      read: (c) => c.post('/quick/user/check-margin', MARGIN),
    },
    {
      name: 'margin that does not',
      fixture: 'check_margin.insufficient',
      read: (c) => c.post('/quick/user/check-margin', { ...MARGIN, qty: '9000000' }),
    },
    { name: 'quotes', fixture: 'quotes.all', read: (c) => c.get(`${QUOTE_PATH}/all`) },
    { name: 'client address', fixture: 'client_ip', read: (c) => c.get('/login/1.0/get-client-ip') },
    {
      name: 'addresses of the feeds',
      fixture: 'config_service',
      read: (c) => c.get('/5config/config?appVersion=3.0.1&platform=api&environment=prod'),
    },
    {
      name: 'scrip files',
      fixture: 'scrip_master_paths',
      read: (c) => c.get('/script-details/1.0/masterscrip/file-paths', credentialsOnly(c)),
    },
    {
      name: 'one order',
      fixture: 'order_report',
      read: async (c) => c.get(`/quick/user/orders/${await firstOrder(c)}`),
    },
    {
      name: 'history',
      fixture: 'order_history.complete',
      read: async (c) => c.post('/quick/order/history', { nOrdNo: await firstOrder(c) }),
    },
  ];
  it('for every reading', async () => {
    const { client } = await tradedDay();
    for (const { fixture, read } of readings) expectShape(await read(client), fixture);
  });

  it('for both steps of the login', async () => {
    const { client } = await startDay('09:20:00');
    const { view, trade } = await client.login();
    expectShape(view, 'totp_login.success');
    expectShape(trade, 'totp_validate.success');
  });

  it('for every kind of feed frame', async () => {
    const { client, clock } = await startDay('09:20:00');
    const feed = await client.openFeed();
    await client.post('/quick/order/rule/ms/place', placement({ ts: 'HDFCBANK-EQ', pt: 'MKT', pr: '0' }));
    await clock.advanceBy(60_000);
    const samples = sample('orderfeed.frames');
    if (!Array.isArray(samples)) throw new Error('The sample has no frames');
    const [acknowledgement, order] = samples.map(shapeOf);
    const position = shapeOf(samples.at(-1));
    const frames = feed.texts.map(readExactly);
    expect(shapeOf(frames[0])).toEqual(acknowledgement);
    const shapes = frames.slice(1).map(shapeOf);
    expect(shapes).toContainEqual(position);
    expect(shapes.filter((shape) => JSON.stringify(shape) !== JSON.stringify(position))).toEqual(
      Array.from({ length: 5 }, () => order),
    );
  });
});

describe('what stands in the rows', () => {
  it('is one number of nanoseconds beyond what JavaScript can count', async () => {
    const { client } = await tradedDay();
    const { text } = await client.get('/quick/user/orders');
    expect(text).toMatch(/"updRecvTm":\d{19},/);
  });

  it('says ok in small letters for trades and positions, and nothing for holdings', async () => {
    const { client } = await tradedDay();
    expect((await client.get('/quick/user/orders')).body.stat).toBe('Ok');
    expect((await client.get('/quick/user/trades')).body.stat).toBe('ok');
    expect((await client.get('/quick/user/positions')).body.stat).toBe('ok');
    expect((await client.get('/portfolio/v1/holdings')).body.stat).toBeUndefined();
  });

  it('is an error body with 5203 where there is nothing, but an empty list of holdings', async () => {
    const { client } = await startDay('09:20:00');
    for (const path of ['orders', 'orders/260821000000000', 'trades', 'positions']) {
      const { text, status } = await client.get(`/quick/user/${path}`);
      expect({ text, status }).toEqual({
        text: '{"stat":"Not_Ok","errMsg":"No Data","stCode":5203}',
        status: 200,
      });
    }
    expect((await client.get('/portfolio/v1/holdings')).text).toBe('{"data":[]}');
  });
});

describe('quotes', () => {
  it('are opened by the access token alone', async () => {
    const { client } = await startDay('09:20:00');
    expect((await client.get(`${QUOTE_PATH}/ltp`, credentialsOnly(client))).status).toBe(200);
    const stranger = { Authorization: 'nobody', Auth: '', Sid: '' };
    expect((await client.get(`${QUOTE_PATH}/ltp`, stranger)).status).toBe(403);
  });

  it.each([
    'all',
    'ltp',
    'ohlc',
    'depth',
    'market_depth',
    'oi',
    '52w',
    '52W',
    'circuit_limits',
    'scrip_details',
  ])('know the type %s', async (type) => {
    const { client } = await startDay('09:20:00');
    const { text } = await client.get(`${QUOTE_PATH}/${type}`);
    expect(JSON.parse(text)).toMatchObject([{ exchange_token: '1333', display_symbol: 'HDFCBANK-EQ' }]);
  });

  it('find an index by its exact name, and several instruments at once', async () => {
    const { client } = await startDay('09:20:00');
    const { text } = await client.get(
      '/script-details/1.0/quotes/neosymbol/nse_cm|Nifty%2050,nse_cm|14366/ltp',
    );
    expect(JSON.parse(text)).toMatchObject([{ display_symbol: 'Nifty 50' }, { display_symbol: 'IDEA-EQ' }]);
  });

  it('refuse what is not listed', async () => {
    const { client } = await startDay('09:20:00');
    const { text } = await client.get('/script-details/1.0/quotes/neosymbol/nse_cm|0/ltp');
    expect(text).toBe('{"stat":"Not_Ok","emsg":"Invalid instrument/code","stCode":1009}');
  });
});

function credentialsOnly(client: ForeignClient): Record<string, string> {
  return { Authorization: client.credentials.consumerKey, Auth: '', Sid: '' };
}
