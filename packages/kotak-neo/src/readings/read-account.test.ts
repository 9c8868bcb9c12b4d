import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json } from '../testing/byte-server.ts';
import { type FakeBroker, fakeBroker } from '../testing/fake-broker.ts';
import { fixtureText } from '../testing/fixture.ts';

let broker: FakeBroker;
beforeEach(async () => {
  broker = await fakeBroker();
});
afterEach(() => broker.close());

describe('a reading without a session', () => {
  it.each<[string, unknown, number, string]>([
    ['the MPIN is wrong', { stCode: 401, errMsg: 'Invalid MPIN' }, 200, 'auth'],
    ['the broker cannot log in now', {}, 424, 'down'],
    [
      'the address may not log in',
      { stCode: 100008, errMsg: 'unauthorized', stat: 'Not_Ok' },
      200,
      'not_permitted',
    ],
  ])('failed because %s, and carries the login error', async (_, body, status, kind) => {
    broker.server.on('/login/1.0/tradeApiValidate', json(body, status));
    const book = await broker.client.readOrderBook();
    expect(book).toMatchObject({
      kind: 'failed',
      why: { kind, login: { kind: expect.any(String) } },
      bodyText: '',
    });
  });

  it('failed as down when the broker cannot be reached at all', async () => {
    await broker.server.close();
    expect(await broker.client.readPositions()).toMatchObject({ kind: 'failed', why: { kind: 'down' } });
  });
});

describe('a row that cannot be trusted', () => {
  it.each<[string, string, string, string, () => Promise<{ kind: string }>]>([
    [
      'a position',
      '/quick/user/positions',
      'positions.json',
      '"flBuyQty": "10"',
      () => broker.client.readPositions(),
    ],
    [
      'a holding',
      '/portfolio/v1/holdings',
      'holdings.json',
      '"quantity": 35',
      () => broker.client.readHoldings(),
    ],
    ['a fill', '/quick/user/trades', 'trade_report.json', '"fldQty": 6', () => broker.client.readTradeBook()],
  ])('is set aside, and the rest stands: %s', async (_, path, name, field, read) => {
    const key = field.slice(0, field.indexOf(':'));
    broker.server.on(path, json(fixtureText(name).replace(field, `${key}: ""`)));
    const reading = await read();
    expect(reading).toMatchObject({
      kind: 'partial',
      quarantined: [{ index: 0, why: expect.stringContaining(`${key.slice(1, -1)} is ""`) }],
    });
    expect(reading).toMatchObject({ rows: expect.arrayContaining([expect.anything()]) });
  });

  it('is a state of another order in a history', async () => {
    broker.server.on('/quick/order/history', json(fixtureText('order_history.amo.json')));
    const history = await broker.client.readOrderHistory('260821000101001');
    expect(history).toMatchObject({ kind: 'partial', rows: [] });
  });
});

describe('an answer that is one thing', () => {
  it('failed when it is not what was asked for', async () => {
    broker.server.on('/quick/user/limits', json('{"stat":"Ok","Net":"plenty"}'));
    expect(await broker.client.readLimits()).toMatchObject({ kind: 'failed', why: { kind: 'malformed' } });
    broker.server.on('/quick/user/limits', json(fixtureText('order_report.empty.json')));
    expect(await broker.client.readLimits()).toMatchObject({ kind: 'failed', why: { kind: 'malformed' } });
    broker.server.on('/login/1.0/get-client-ip', json({ status: 'success', data: [{ ip: 'here' }] }));
    expect(await broker.client.readClientIp()).toMatchObject({ kind: 'failed', why: { kind: 'malformed' } });
  });
});
