import { realClock } from '@orderwatch/clock';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Answer, type ForeignClient, placement, rowsIn } from '../foreign-client.fixture.ts';
import { createSimulator } from '../simulator.ts';
import { istMs, startDay } from '../trading-day.fixture.ts';

function control(client: ForeignClient, path: string, body?: object, method?: string): Promise<Answer> {
  return client.send(`${client.credentials.url}/_control${path}`, {
    method: method ?? (body ? 'POST' : 'GET'),
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

describe('the control API', () => {
  it('adds, lists and removes faults', async () => {
    const { client } = await startDay('09:20:00');
    const { body } = await control(client, '/faults', { kind: 'status', status: 503, operation: 'orders' });
    expect((await client.get('/quick/user/orders')).status).toBe(503);
    expect((await control(client, '/faults')).body.faults).toMatchObject([{ id: body.id, hits: 1 }]);
    await control(client, `/faults/${body.id}`, undefined, 'DELETE');
    expect((await client.get('/quick/user/orders')).status).toBe(200);
  });

  const wrong = [
    { name: 'an unknown kind', body: { kind: 'rain' } },
    { name: 'a delay without its length', body: { kind: 'delay' } },
    { name: 'a misspelt scope', body: { kind: 'no_data', uccs: 'AB1C2' } },
    { name: 'an unknown error body', body: { kind: 'error_body', label: 'rain' } },
  ];
  it.each(wrong)('refuses $name and adds nothing', async ({ body }) => {
    const { client, simulator } = await startDay('09:20:00');
    const answer = await control(client, '/faults', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toEqual(expect.any(String));
    expect(simulator.faults.list()).toEqual([]);
  });

  it('places, changes and cancels orders as a person in the app does', async () => {
    const { client, clock } = await startDay('09:20:00');
    const order = { ucc: 'AB1C2', trading_symbol: 'IDEA-EQ', side: 'B', quantity: 5, price: '9.10' };
    const placed = await control(client, '/orders/place', order);
    expect(placed.body.kind).toBe('acknowledged');
    await clock.advanceBy(5000);
    const order_number = placed.body.orderNumber;
    await control(client, '/orders/modify', { ucc: 'AB1C2', order_number, price: '9.20' });
    await clock.advanceBy(5000);
    await control(client, '/orders/cancel', { ucc: 'AB1C2', order_number });
    await clock.advanceBy(5000);
    expect(rowsIn(await client.get('/quick/user/orders'))).toMatchObject([
      { ordSrc: 'ADMINCPPAPI_MOB', prc: '9.20', ordSt: 'cancelled', cnlQty: 5 },
    ]);
  });

  it('pays money in and out', async () => {
    const { client } = await startDay('09:20:00');
    await control(client, '/deposit', { ucc: 'AB1C2', amount: '500.50' });
    await control(client, '/withdraw', { ucc: 'AB1C2', amount: '100' });
    expect((await client.post('/quick/user/limits', {})).body).toMatchObject({
      Net: '100400.5',
      RmsPayInAmt: '500.5',
    });
  });

  it('refuses an account that does not exist', async () => {
    const { client } = await startDay('09:20:00');
    const answer = await control(client, '/deposit', { ucc: 'NOONE', amount: '1' });
    expect(answer).toMatchObject({ status: 400, body: { error: 'no account NOONE' } });
  });

  it('turns the virtual clock', async () => {
    const { clock, client } = await startDay('09:20:00');
    // Held by nobody: the call itself must let time pass.
    const turned = await fetch(`${client.credentials.url}/_control/clock/advance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: '2026-08-21T09:25:00+05:30' }),
    });
    expect(await turned.json()).toMatchObject({ ist: '2026-08-21T09:25:00+05:30' });
    expect(clock.nowMs()).toBe(istMs('09:25:00'));
  });

  it('cannot turn the real one', async () => {
    const simulator = await createSimulator({ clock: realClock, seed: 1 });
    onTestFinished(() => simulator.close());
    const answer = await fetch(`${simulator.url}/_control/clock/advance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"ms":1}',
    });
    expect(answer.status).toBe(400);
  });

  it('scripts prices and rejections', async () => {
    const { client, clock } = await startDay('09:20:00');
    await control(client, '/script', { trading_symbol: 'IDEA-EQ', liquidity_per_minute: 0 });
    await control(client, '/rejections', { when: 'at_once', text: 'RMS:no', trading_symbol: 'TCS-EQ' });
    await client.post('/quick/order/rule/ms/place', placement({ pt: 'MKT', pr: '0' }));
    await client.post('/quick/order/rule/ms/place', placement({ ts: 'TCS-EQ', qt: '1', pt: 'MKT', pr: '0' }));
    await clock.advanceBy(120_000);
    expect(rowsIn(await client.get('/quick/user/orders'))).toMatchObject([
      { sym: 'IDEA', fldQty: 0 },
      { sym: 'TCS', ordSt: 'rejected', rejRsn: 'RMS:no' },
    ]);
  });

  it('tells the truth and the accounts', async () => {
    const { client } = await startDay('09:20:00');
    await client.post('/quick/order/rule/ms/place', placement({ ig: 'tag-1' }));
    expect((await control(client, '/truth')).body).toMatchObject({
      requests: [{ tag: 'tag-1', source: 'api' }],
    });
    expect((await control(client, '/accounts')).body).toMatchObject({ accounts: [{ ucc: 'AB1C2' }] });
  });

  it('is closed to a page that reached it under another name', async () => {
    const { client } = await startDay('09:20:00');
    const { port } = new URL(client.credentials.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      import('node:http').then(({ get }) =>
        get(
          { port, host: '127.0.0.1', path: '/_control/truth', headers: { host: 'evil.example' } },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          },
        ).on('error', reject),
      );
    });
    expect(status).toBe(403);
  });
});
