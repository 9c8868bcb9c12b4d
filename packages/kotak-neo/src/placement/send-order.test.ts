import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json } from '../testing/byte-server.ts';
import { type FakeBroker, fakeBroker } from '../testing/fake-broker.ts';
import { fixtureText } from '../testing/fixture.ts';
import type { PlaceOrderFields } from './fields.ts';

const placePath = '/quick/order/rule/ms/place';
const amo: PlaceOrderFields = {
  am: 'YES',
  es: 'nse_cm',
  pc: 'CNC',
  pr: '39.00',
  pt: 'L',
  qt: '10',
  rt: 'DAY',
  ts: 'ITBEES-EQ',
  tt: 'B',
  ig: 'OW7K2M9QXA',
};

let broker: FakeBroker;
beforeEach(async () => {
  broker = await fakeBroker();
});
afterEach(() => broker.close());

function placed(): number {
  return broker.server.seen.filter(({ path }) => path === placePath).length;
}

describe('placing an order', () => {
  it('sends the form once, with all credentials, and gives the number', async () => {
    broker.server.on(placePath, json(fixtureText('place_order.success.json')));
    expect(await broker.client.placeOrder(amo)).toMatchObject({
      kind: 'accepted',
      nOrdNo: '260821000101001',
    });
    const request = broker.server.seen.at(-1);
    expect(request?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      auth: 'trade-token-1-0123456789',
      'neo-fin-key': 'neotradeapi',
    });
    const form = new URLSearchParams(request?.body);
    expect(JSON.parse(form.get('jData') ?? '')).toMatchObject({
      am: 'YES',
      ts: 'ITBEES-EQ',
      ig: 'OW7K2M9QXA',
    });
    expect(placed()).toBe(1);
  });

  it('is not sent with fields that Kotak would misread', async () => {
    const outcome = await broker.client.placeOrder({ ...amo, pr: '0' });
    expect(outcome).toMatchObject({ kind: 'not_sent', why: { kind: 'invalid_fields' } });
    expect(broker.server.seen).toHaveLength(0);
  });

  it('is not sent without a session', async () => {
    broker.server.on('/login/1.0/tradeApiValidate', json({ stCode: 401, errMsg: 'Invalid MPIN' }));
    const outcome = await broker.client.placeOrder(amo);
    expect(outcome).toMatchObject({
      kind: 'not_sent',
      why: { kind: 'no_session', login: { kind: 'wrong_mpin' } },
    });
    expect(placed()).toBe(0);
  });

  it('is not sent when the last check says no, which is asked after the login', async () => {
    let loginsThen = 0;
    const beforeSend = () => {
      loginsThen = broker.logins();
      return { ok: false, why: 'the lease is gone' } as const;
    };
    expect(await broker.client.placeOrder(amo, { beforeSend })).toEqual({
      kind: 'not_sent',
      why: { kind: 'stopped', words: 'the lease is gone' },
    });
    expect(loginsThen).toBe(1);
    expect(placed()).toBe(0);
  });

  it('is asked for the last check after waiting for its turn', async () => {
    broker.server.on(placePath, json(fixtureText('place_order.success.json')));
    await broker.client.login();
    const askedAtMs: number[] = [];
    const beforeSend = () => {
      askedAtMs.push(broker.clock.monotonicMs());
      return { ok: true } as const;
    };
    const all = Array.from({ length: 9 }, () => broker.client.placeOrder(amo, { beforeSend }));
    await Promise.all(all.slice(0, 8));
    expect(askedAtMs).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    await broker.clock.turn(1_000);
    await all[8];
    expect(askedAtMs[8]).toBe(1_000);
  });

  it('is unknown when no answer comes in time, and is not repeated', async () => {
    broker.server.on(placePath, () => {});
    const outcome = broker.client.placeOrder(amo);
    await broker.server.whenSeen(3);
    await broker.clock.turn(30_000);
    expect(await outcome).toMatchObject({ kind: 'unknown', why: { kind: 'timeout' } });
    await broker.clock.turn(600_000);
    expect(placed()).toBe(1);
  });

  it.each<[string, () => void]>([
    ['before the headers', () => broker.server.on(placePath, (response) => response.socket?.destroy())],
    [
      'in the body',
      () =>
        broker.server.on(placePath, (response) => {
          const text = fixtureText('place_order.success.json');
          response.writeHead(200, { 'Content-Length': String(text.length + 1) });
          response.write(text, () => response.socket?.destroy());
        }),
    ],
  ])('is unknown when the connection is cut %s, and is not repeated', async (_, cut) => {
    cut();
    expect(await broker.client.placeOrder(amo)).toMatchObject({ kind: 'unknown', why: { kind: 'lost' } });
    expect(placed()).toBe(1);
  });

  it('is not sent when the broker cannot be reached', async () => {
    await broker.client.login();
    await broker.server.close();
    const outcome = await broker.client.placeOrder(amo);
    expect(outcome).toMatchObject({ kind: 'not_sent', why: { kind: 'network', code: 'refused' } });
  });

  it('is not sent when it is given up while it waits for its turn', async () => {
    broker.server.on(placePath, json(fixtureText('place_order.success.json')));
    await broker.client.login();
    const aborter = new AbortController();
    const first = Array.from({ length: 8 }, () => broker.client.placeOrder(amo));
    const ninth = broker.client.placeOrder(amo, { signal: aborter.signal });
    await Promise.all(first);
    aborter.abort();
    expect(await ninth).toMatchObject({ kind: 'not_sent', why: { kind: 'network', code: 'aborted' } });
    expect(placed()).toBe(8);
  });

  it('refused for a dead session is not repeated, and the next call logs in', async () => {
    await broker.client.login();
    broker.server.on(placePath, json({ stCode: 100022, errMsg: 'invalid session token', stat: 'Not_Ok' }));
    expect(await broker.client.placeOrder(amo)).toMatchObject({ kind: 'refused', sessionExpired: true });
    expect(placed()).toBe(1);
    expect(broker.client.session()).toBeUndefined();
  });

  it('refused for the allow-list does not log in again', async () => {
    broker.server.on(placePath, json({ stCode: 100008, errMsg: 'unauthorized', stat: 'Not_Ok' }, 401));
    expect(await broker.client.placeOrder(amo)).toMatchObject({
      kind: 'refused',
      why: { code: '100008', words: 'unauthorized' },
      sessionExpired: false,
    });
    await broker.client.placeOrder(amo);
    expect(broker.logins()).toBe(1);
  });
});

describe('changing an order', () => {
  it('modifies by number', async () => {
    broker.server.on('/quick/order/vr/modify', json(fixtureText('modify_order.success.json')));
    const fields = { no: '260821000101009', am: 'NO', qt: '5', pr: '40', pt: 'L', vd: 'DAY' } as const;
    expect(await broker.client.modifyOrder(fields)).toMatchObject({ kind: 'accepted' });
    expect(await broker.client.modifyOrder({ ...fields, no: '260821000101001' })).toMatchObject({
      kind: 'unknown',
      why: { kind: 'contradictory' },
    });
  });

  it('cancels an AMO with its flag and symbol', async () => {
    broker.server.on('/quick/order/cancel', json(fixtureText('cancel_order.success.json')));
    const fields = { on: '260821000101007', am: 'YES', ts: 'ITBEES-EQ' } as const;
    expect(await broker.client.cancelOrder(fields)).toMatchObject({ kind: 'accepted' });
    const form = new URLSearchParams(broker.server.seen.at(-1)?.body);
    expect(JSON.parse(form.get('jData') ?? '')).toEqual(fields);
  });

  it('is refused for a finished order', async () => {
    broker.server.on(
      '/quick/order/cancel',
      json(fixtureText('modify_cancel.already_complete.error.json'), 400),
    );
    const outcome = await broker.client.cancelOrder({ on: '260821000101007', am: 'NO' });
    expect(outcome).toMatchObject({ kind: 'refused', why: { code: '1021', words: 'order is completed' } });
  });
});
