import { describe, expect, it } from 'vitest';
import { orderView } from '../../../packages/server/src/http/schemas/order.ts';
import { requestView } from '../../../packages/server/src/http/schemas/order-actions.ts';
import { type OpenApi, openApi, type Reply, type Visitor } from '../../support/api.ts';
import { whileTimePasses } from '../../support/ask.ts';
import { EVENING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

interface Desk {
  readonly day: TradingDay;
  readonly api: OpenApi;
  readonly owner: Visitor;
  send(method: string, path: string, body?: unknown, key?: string): Promise<Reply>;
}

let keys = 0;

/** A desk at its API, with SBIN queued for want of money. */
async function queuedDesk(): Promise<Desk> {
  const day = await startTradingDay({ account: { cashPaise: 5_000_000 } });
  await day.until('16:05:00', EVENING);
  await day.place(await day.recommend([{ symbol: 'SBIN' }]));
  await day.until('17:00:00', EVENING);
  const api = await openApi(day);
  const owner = await api.owner();
  return {
    day,
    api,
    owner,
    send: (method, path, body, key = `key-${++keys}-of-queue`) =>
      whileTimePasses(day, owner.send(method, `/api/v1/user${path}`, body, { 'idempotency-key': key })),
  };
}

const codeOf = ({ status, body }: Reply) => [status, Object(body).code];

/** A price of CIPLA, whole rupees below its close. */
function belowClose({ simulator }: TradingDay, rupees = 5): string {
  const close = simulator.broker.instrument('nse_cm', 'CIPLA-EQ')?.previousClosePaise ?? 0;
  return `${Math.floor(close / 100) - rupees}.00`;
}

describe('the API of the retry queue', () => {
  it('shows when a queued order is tried next, and what it lacks', async () => {
    const { day, owner } = await queuedDesk();
    const { id } = await day.order('SBIN');
    const view = orderView.parse((await owner.get(`/api/v1/user/orders/${id}`)).body);
    expect(view).toMatchObject({
      status: 'retry_pending',
      next_retry_at: '2026-08-21T03:00:00.000Z',
      next_retry_note: null,
      reason: { code: 'insufficient_balance', retry_useful: 'yes' },
    });
    expect(Number(view.shortfall)).toBeGreaterThan(0);
    expect(Number(view.required_cash)).toBeGreaterThan(Number(view.available_cash));
  });

  it('retries at once, and tells the order as it stands then', async () => {
    const { day, send, owner } = await queuedDesk();
    const { id } = await day.order('SBIN');
    day.simulator.broker.deposit(day.account.ucc, 20_000_000);
    const reply = await send('POST', `/orders/${id}/retry`);
    expect(reply.status).toBe(200);
    const view = requestView.parse(reply.body);
    expect(view).toMatchObject({ state: 'done', code: 'placed', order: { id, status: 'amo' } });
    const kept = await owner.get(`/api/v1/user/requests/${view.request_id}`);
    expect(requestView.parse(kept.body)).toMatchObject({ state: 'done', code: 'placed', order: { id } });
  });

  it('acts once for two requests with the same key', async () => {
    const { day, send } = await queuedDesk();
    const { id } = await day.order('SBIN');
    day.simulator.broker.deposit(day.account.ucc, 20_000_000);
    const first = await send('POST', `/orders/${id}/retry`, undefined, 'one-key-for-both');
    const second = await send('POST', `/orders/${id}/retry`, undefined, 'one-key-for-both');
    expect(second.text).toBe(first.text);
    const order = {
      account_id: day.account.accountId,
      symbol: 'CIPLA',
      side: 'buy',
      quantity: 1,
      limit_price: belowClose(day),
    };
    const placed = await send('POST', '/orders', order, 'another-key-for-both');
    expect(placed.status).toBe(200);
    expect((await send('POST', '/orders', order, 'another-key-for-both')).text).toBe(placed.text);
    expect(day.placements()).toBe(2);
  });

  it('drops, and refuses to drop what is at the broker', async () => {
    const { day, send } = await queuedDesk();
    const { id } = await day.order('SBIN');
    const reply = await send('DELETE', `/orders/${id}`);
    expect(requestView.parse(reply.body)).toMatchObject({ state: 'done', order: { status: 'cancelled' } });
    const again = await send('DELETE', `/orders/${id}`);
    expect(codeOf(again)).toEqual([409, 'wrong_state']);
    expect(again.body).toMatchObject({
      detail: 'The order is cancelled. It has ended; place a new order to trade again.',
      reason: 'wrong_state',
    });
  });

  it('answers for each id of a bulk by itself', async () => {
    const { day, send } = await queuedDesk();
    const { id } = await day.order('SBIN');
    const reply = await send('POST', '/retry-queue/bulk', { action: 'drop', ids: ['ord_unknown', id] });
    expect(reply.status).toBe(200);
    expect(Object(reply.body).items).toMatchObject([
      { order_id: 'ord_unknown', state: 'refused', code: 'order_not_found' },
      { order_id: id, state: 'done', code: 'dropped' },
    ]);
  });

  it('places, changes and cancels an order of a person', async () => {
    const { day, send } = await queuedDesk();
    const { accountId } = day.account;
    const order = {
      account_id: accountId,
      symbol: 'CIPLA',
      side: 'buy',
      quantity: 2,
      limit_price: belowClose(day),
    };
    const placed = requestView.parse((await send('POST', '/orders', order)).body);
    expect(placed).toMatchObject({
      code: 'placed',
      order: { origin: 'manual', status: 'amo', managed: true },
    });
    const id = placed.order?.id ?? '';
    await day.until('17:05:00', EVENING);
    const changed = await send('PATCH', `/orders/${id}`, { limit_price: belowClose(day, 2), quantity: 3 });
    expect(changed.status).toBe(200);
    await day.until('17:07:00', EVENING);
    expect(await day.order('CIPLA')).toMatchObject({
      quantity: 3,
      limit_price: Number(belowClose(day, 2)) * 100,
    });
    expect((await send('POST', `/orders/${id}/cancel`)).status).toBe(200);
    await day.until('17:09:00', EVENING);
    expect(await day.order('CIPLA')).toMatchObject({ status: 'cancelled', cancelled_by: 'user' });
    expect(codeOf(await send('POST', `/orders/${id}/cancel`))).toEqual([409, 'wrong_state']);
    expect(codeOf(await send('PATCH', `/orders/${id}`, { quantity: 1 }))).toEqual([409, 'wrong_state']);
    expect(codeOf(await send('POST', `/orders/${id}/retry`))).toEqual([409, 'wrong_state']);
  });

  it('says that nothing is placed while placing is switched off, with the reason', async () => {
    const { day, send, owner } = await queuedDesk();
    const { accountId } = day.account;
    const { id } = await day.order('SBIN');
    await day.database.db
      .updateTable('broker_accounts')
      .set({ settings: JSON.stringify({ switches: { placing: false } }) })
      .where('id', '=', accountId)
      .execute();
    const reply = await send('POST', `/orders/${id}/retry`);
    expect(codeOf(reply)).toEqual([409, 'request_refused']);
    expect(reply.body).toMatchObject({
      reason: 'switched_off',
      detail: 'Placing is switched off for this account.',
    });
    const view = orderView.parse((await owner.get(`/api/v1/user/orders/${id}`)).body);
    expect(view).toMatchObject({
      next_retry_at: null,
      next_retry_note: 'Placing is switched off for this account.',
    });
  });
});

describe('bad input to the API of orders', () => {
  it('is refused with what is wrong, and does nothing', async () => {
    const { day, api, send } = await queuedDesk();
    const { accountId } = day.account;
    const { id } = await day.order('SBIN');
    const order = {
      account_id: accountId,
      symbol: 'CIPLA',
      side: 'buy',
      quantity: 2,
      limit_price: belowClose(day),
    };
    const before = await day.orders();

    for (const [method, path, body] of [
      ['POST', `/orders/unknown/retry`, undefined],
      ['POST', `/orders/unknown/cancel`, undefined],
      ['PATCH', `/orders/unknown`, { quantity: 1 }],
      ['DELETE', `/orders/unknown`, undefined],
    ] as const) {
      expect([path, ...codeOf(await send(method, path, body))]).toEqual([path, 404, 'order_not_found']);
    }
    const stranger = await api.newUser('bala');
    for (const [method, path, body] of [
      ['POST', `/orders/${id}/retry`, undefined],
      ['POST', `/orders/${id}/cancel`, undefined],
      ['PATCH', `/orders/${id}`, { quantity: 1 }],
      ['DELETE', `/orders/${id}`, undefined],
      ['POST', '/orders', order],
    ] as const) {
      const reply = await stranger.send(method, `/api/v1/user${path}`, body, {
        'idempotency-key': `s-${path}-key`,
      });
      expect([path, reply.status]).toEqual([path, 404]);
    }
    for (const body of [
      {},
      { ...order, quantity: 0 },
      { ...order, quantity: 1.5 },
      { ...order, quantity: '2' },
      { ...order, limit_price: '-1' },
      { ...order, limit_price: '1400.005' },
      { ...order, limit_price: 1400 },
      { ...order, side: 'hold' },
      { ...order, symbol: 'cipla eq' },
      { ...order, extra: true },
      { ...order, symbol: 'NOSUCH' },
      { ...order, limit_price: '9999.00' },
      { ...order, limit_price: belowClose(day).replace('.00', '.03') },
    ]) {
      expect([body, (await send('POST', '/orders', body)).status]).toEqual([body, 400]);
    }
    for (const body of [{}, { quantity: 0 }, { limit_price: 'much' }, { price: '1.00' }]) {
      expect([body, (await send('PATCH', `/orders/${id}`, body)).status]).toEqual([body, 400]);
    }
    for (const body of [
      {},
      { action: 'retry', ids: [] },
      { action: 'cancel', ids: [id] },
      { action: 'drop', ids: [id, id] },
      { action: 'drop', ids: Array.from({ length: 101 }, (_, number) => `ord_${number}`) },
    ]) {
      expect((await send('POST', '/retry-queue/bulk', body)).status).toBe(400);
    }
    const sell = await send('POST', '/orders', { ...order, side: 'sell' });
    expect(codeOf(sell)).toEqual([409, 'request_refused']);
    expect(codeOf(await send('GET', '/requests/req_unknown'))).toEqual([404, 'request_not_found']);
    expect(await day.orders()).toEqual(before);
    expect(day.placements()).toBe(0);
  });

  it('asks for a key wherever money can move', async () => {
    const { day, owner } = await queuedDesk();
    const { id } = await day.order('SBIN');
    for (const [method, path, body] of [
      [
        'POST',
        '/orders',
        { account_id: 'acc_x', symbol: 'A', side: 'buy', quantity: 1, limit_price: '1.00' },
      ],
      ['PATCH', `/orders/${id}`, { quantity: 1 }],
      ['POST', `/orders/${id}/cancel`, undefined],
      ['POST', `/orders/${id}/retry`, undefined],
      ['POST', '/retry-queue/bulk', { action: 'drop', ids: [id] }],
    ] as const) {
      const reply = await owner.send(method, `/api/v1/user${path}`, body);
      expect([path, ...codeOf(reply)]).toEqual([path, 400, 'idempotency_key_missing']);
    }
    expect((await day.order('SBIN')).status).toBe('retry_pending');
  });
});
