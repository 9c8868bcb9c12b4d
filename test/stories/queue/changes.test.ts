import { describe, expect, it } from 'vitest';
import type { StepName } from '../../../packages/server/src/desk/steps.ts';
import { ask } from '../../support/ask.ts';
import { placeByHand } from '../../support/place-by-hand.ts';
import { EVENING, MORNING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

/** An order that waits at the broker overnight, and works far below the price once the market is open. */
async function workingDay(options: { readonly until?: string } = {}): Promise<TradingDay> {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  day.simulator.broker.market.setScript({ tradingSymbol: 'SBIN-EQ', gapPercent: 4, floorPaise: 106_000 });
  await day.place(await day.recommend([{ symbol: 'SBIN' }]));
  await day.until('16:06:00', EVENING);
  if (options.until !== undefined) await day.until(options.until, MORNING);
  return day;
}

const kinds = async (day: TradingDay, id: string) => (await day.events(id)).map(({ kind }) => kind);

describe('a cancellation asked for here', () => {
  it.each([
    { name: 'of an after-market order', until: undefined },
    { name: 'of an order at the exchange', until: '10:00:00' },
  ])('$name ends it as the user’s, and is not told as somebody else’s', async ({ until }) => {
    const day = await workingDay(until === undefined ? {} : { until });
    const { id } = await day.order('SBIN');
    const report = await ask(day, { kind: 'cancel', orderId: id });
    expect(report.state).toBe('done');
    await day.until(until === undefined ? '16:08:00' : '10:02:00', until === undefined ? EVENING : MORNING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'cancelled', cancelled_by: 'user' });
    const events = await day.events(id);
    expect(events.filter(({ kind }) => kind === 'order.cancelled')).toMatchObject([{ actor: 'user' }]);
    expect(events.some(({ actor }) => actor === 'external')).toBe(false);
    const commands = await day.database.db.selectFrom('commands').selectAll().execute();
    expect(commands.map(({ kind, state }) => [kind, state])).toEqual([
      ['place', 'done'],
      ['cancel', 'done'],
    ]);
  });

  it('whose answer is lost stays open, may be asked again, and is settled by the book', async () => {
    const day = await workingDay({ until: '10:00:00' });
    const { id } = await day.order('SBIN');
    day.simulator.faults.add({ kind: 'lost_before', operation: 'cancel', times: 1 });
    const first = await ask(day, { kind: 'cancel', orderId: id });
    expect(first).toMatchObject({ state: 'done', answer: { code: 'cancel_requested' } });
    const states = async () =>
      (
        await day.database.db.selectFrom('commands').select('state').where('kind', '=', 'cancel').execute()
      ).map(({ state }) => state);
    expect(await states()).toEqual(['unconfirmed']);
    await ask(day, { kind: 'cancel', orderId: id });
    await day.until('10:05:00', MORNING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'cancelled', cancelled_by: 'user' });
    expect(await states()).toEqual(['done', 'done']);
  });

  it('that finds the order filled is refused with its state', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('10:00:00', MORNING);
    const report = await ask(day, { kind: 'cancel', orderId: (await day.order('SBIN')).id });
    expect(report).toMatchObject({
      state: 'refused',
      answer: { code: 'wrong_state', facts: { status: 'ongoing' } },
    });
  });
});

describe('a change asked for here', () => {
  it('of price and quantity reaches the broker whole, and is told as the user’s own', async () => {
    const day = await workingDay({ until: '10:00:00' });
    const before = await day.order('SBIN');
    const quantity = before.quantity - 5;
    const report = await ask(day, {
      kind: 'modify',
      orderId: before.id,
      body: { limit_price: '1050.00', quantity },
    });
    expect(report.state).toBe('done');
    await day.until('10:02:00', MORNING);
    expect(await day.order('SBIN')).toMatchObject({
      status: 'pending_execution',
      limit_price: 105_000,
      quantity,
    });
    const modified = (await day.events(before.id)).filter(({ kind }) => kind === 'order.modified');
    expect(modified).toMatchObject([{ actor: 'user' }]);
    const [truth] = day.simulator.broker.orders(day.account.ucc);
    expect(truth).toMatchObject({ quantity, pricePaise: 105_000, validity: 'DAY', orderType: 'L' });
  });

  it('that the exchange would not take, or that changes nothing, is refused before anything is sent', async () => {
    const day = await workingDay({ until: '10:00:00' });
    const { id } = await day.order('SBIN');
    for (const [body, code] of [
      [{ limit_price: '1050.03' }, 'price_not_allowed'],
      [{ limit_price: '9000.00' }, 'price_not_allowed'],
      [{}, 'nothing_changes'],
    ] as const) {
      const report = await ask(day, { kind: 'modify', orderId: id, body });
      expect(report).toMatchObject({ state: 'refused', answer: { code } });
    }
    expect(await kinds(day, id)).not.toContain('order.modify_requested');
  });

  it('whose answer is lost is not made a second time before the first is settled', async () => {
    const day = await workingDay({ until: '10:00:00' });
    const { id } = await day.order('SBIN');
    day.simulator.faults.add({ kind: 'lost_before', operation: 'modify', times: 1 });
    const first = await ask(day, { kind: 'modify', orderId: id, body: { limit_price: '1050.00' } });
    expect(first).toMatchObject({ state: 'done', answer: { code: 'unconfirmed' } });
    const second = await ask(day, { kind: 'modify', orderId: id, body: { limit_price: '1051.00' } });
    expect(second).toMatchObject({ state: 'refused', answer: { code: 'change_pending' } });
  });

  it('is not taken back by the next one, which goes by what the book shows', async () => {
    const day = await workingDay({ until: '10:00:00' });
    const { id, quantity } = await day.order('SBIN');
    day.simulator.faults.add({ kind: 'feed_silence' });
    const late = day.simulator.faults.add({ kind: 'stale_book' });
    const first = await ask(day, { kind: 'modify', orderId: id, body: { limit_price: '1050.00' } });
    expect(first).toMatchObject({ state: 'done', answer: { code: 'modify_requested' } });
    const wish = { kind: 'modify', orderId: id, body: { quantity: quantity - 5 } } as const;
    expect(await ask(day, wish)).toMatchObject({ state: 'refused', answer: { code: 'change_pending' } });
    late.remove();
    await day.until('10:02:00');
    expect((await ask(day, wish)).state).toBe('done');
    await day.until('10:04:00');
    const [truth] = day.simulator.broker.orders(day.account.ucc);
    expect(truth).toMatchObject({ quantity: quantity - 5, pricePaise: 105_000 });
    const told = (await day.events(id)).filter(({ kind }) => kind === 'order.modified');
    expect(told).toMatchObject([{ actor: 'user' }, { actor: 'user' }]);
  });
});

describe('an order of a person', () => {
  it('is placed through the same gate, once, and followed like any other', async () => {
    const day = await startTradingDay();
    await day.until('11:00:00', MORNING);
    const body = { symbol: 'SBIN', side: 'buy', quantity: 5, limit_price: '1060.00', managed: false };
    const report = await ask(day, { kind: 'place', body });
    expect(report).toMatchObject({ state: 'done', answer: { code: 'placed' } });
    await day.until('11:01:00', MORNING);
    const order = await day.order('SBIN');
    expect(order).toMatchObject({ status: 'ongoing', origin: 'manual', managed: false, quantity: 5 });
    const again = await ask(day, { kind: 'place', body });
    expect(again).toMatchObject({ state: 'refused', answer: { code: 'open_position' } });
    expect(day.placements()).toBe(1);
  });

  it('of a share that waits in the queue ends the queued one, linked', async () => {
    const day = await startTradingDay({ account: { cashPaise: 5_000_000 } });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    const queued = await day.order('SBIN');
    await day.until('20:00:00', EVENING);
    const body = { symbol: 'SBIN', side: 'buy', quantity: 3, limit_price: '1050.00' };
    const report = await ask(day, { kind: 'place', body });
    expect(report).toMatchObject({ state: 'done', answer: { code: 'placed' } });
    const [first, second] = await day.orders();
    expect(first).toMatchObject({
      id: queued.id,
      status: 'cancelled',
      cancelled_by: 'system',
      reason_code: 'no_longer_needed',
      linked_order_id: second?.id,
    });
    expect(second).toMatchObject({ origin: 'manual', status: 'amo' });
    await day.until('08:35:00', MORNING);
    expect(day.placements()).toBe(1);
  });

  it('that the cash does not cover waits in the queue with its own price and quantity', async () => {
    const day = await startTradingDay({ account: { cashPaise: 100_000 } });
    await day.until('20:00:00', EVENING);
    const body = { symbol: 'SBIN', side: 'buy', quantity: 3, limit_price: '1050.00' };
    expect(await ask(day, { kind: 'place', body })).toMatchObject({
      state: 'done',
      answer: { code: 'waits' },
    });
    day.simulator.broker.deposit(day.account.ucc, 1_000_000);
    await day.until('08:35:00', MORNING);
    expect(await day.order('SBIN')).toMatchObject({
      status: 'amo',
      origin: 'manual',
      quantity: 3,
      limit_price: 105_000,
      retry_count: 1,
    });
  });
});

describe('a buy entered in the app of the broker', () => {
  it('ends a queued order of the same share as no longer needed, linked', async () => {
    const day = await startTradingDay({ account: { cashPaise: 5_000_000 } });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    const queued = await day.order('SBIN');
    placeByHand(day, {
      tradingSymbol: 'SBIN-EQ',
      orderType: 'L',
      quantity: 2,
      pricePaise: 104_000,
      amo: true,
    });
    await day.until('08:35:00', MORNING);
    const orders = await day.orders();
    const external = orders.find(({ origin }) => origin === 'external');
    expect(orders.find(({ id }) => id === queued.id)).toMatchObject({
      status: 'cancelled',
      reason_code: 'no_longer_needed',
      linked_order_id: external?.id,
    });
    expect(day.placements()).toBe(0);
  });
});

describe('an instance that dies in a retry', () => {
  const LEASE_MS = 30_000;
  it.each<{ readonly step: StepName; readonly placements: number; readonly status: string }>([
    { step: 'placement:recorded', placements: 0, status: 'retry_pending' },
    { step: 'placement:sending', placements: 0, status: 'unconfirmed' },
    { step: 'placement:answered', placements: 1, status: 'amo' },
  ])(
    'at $step sends at most once, and the request says how far it came',
    async ({ step, placements, status }) => {
      const death = { at: (_: StepName): void | Promise<void> => {} };
      const day = await startTradingDay({
        first: { instanceId: 'first', reached: (at) => death.at(at) },
        leaseMs: LEASE_MS,
        account: { cashPaise: 5_000_000 },
      });
      await day.until('16:05:00', EVENING);
      await day.place(await day.recommend([{ symbol: 'SBIN' }]));
      day.simulator.broker.deposit(day.account.ucc, 20_000_000);
      await day.until('17:00:00', EVENING);
      death.at = (at) => {
        if (at !== step) return;
        day.desk.abandon();
        return new Promise<void>(() => {});
      };
      const { id } = await day.order('SBIN');
      const asked = ask(day, { kind: 'retry', orderId: id });
      await asked;
      await day.until('17:02:00', EVENING);
      await day.startDesk({ instanceId: 'second' });
      await day.until('17:10:00', EVENING);
      expect(day.placements()).toBe(placements);
      expect(await day.order('SBIN')).toMatchObject({ status });
      const [request] = await day.database.db.selectFrom('desk_requests').selectAll().execute();
      expect(request).toMatchObject({ state: 'failed', answer: { code: 'interrupted' } });
    },
  );
});
