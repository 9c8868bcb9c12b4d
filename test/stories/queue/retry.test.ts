import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { ask } from '../../support/ask.ts';
import { EVENING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

const FRIDAY = '2026-08-21';
const MONDAY = '2026-08-24';
const RUPEES_1_20_000 = 12_000_000;

/** One buy that the cash does not cover, queued in the evening. */
async function queuedDay(day: string, account: object = {}): Promise<TradingDay> {
  const desk = await startTradingDay({
    day,
    time: '16:00:00',
    account: { cashPaise: 5_000_000, ...account },
  });
  await desk.until('16:05:00', day);
  await desk.place(await desk.recommend([{ symbol: 'SBIN' }]));
  expect(await desk.order('SBIN')).toMatchObject({ status: 'retry_pending', retry_count: 0 });
  return desk;
}

describe('the retry queue', () => {
  it('is tried on the next trading day at 08:30, and places what money has come for', async () => {
    const day = await queuedDay(FRIDAY);
    await day.until('08:29:00', MONDAY);
    expect(await day.order('SBIN')).toMatchObject({ status: 'retry_pending', retry_count: 0 });
    day.simulator.broker.deposit(day.account.ucc, RUPEES_1_20_000);
    await day.until('08:31:00', MONDAY);
    expect(await day.order('SBIN')).toMatchObject({
      status: 'amo',
      trading_day: MONDAY,
      variety: 'amo',
      retry_count: 1,
      shortfall: null,
    });
    expect(await day.attempts()).toMatchObject([{ number: 1 }]);
    await day.until('09:20:00', MONDAY);
    expect(await day.order('SBIN')).toMatchObject({ status: 'ongoing' });
    expect(day.placements()).toBe(1);
  });

  it('counts a try that fails for want of money, keeps its end, and ends with it', async () => {
    const day = await queuedDay(FRIDAY);
    const before = await day.order('SBIN');
    await day.until('08:31:00', MONDAY);
    const tried = await day.order('SBIN');
    expect(tried).toMatchObject({
      status: 'retry_pending',
      reason_code: 'insufficient_balance',
      retry_count: 1,
      retry_expires_at: before.retry_expires_at,
      first_failed_at: before.first_failed_at,
    });
    expect(tried.last_retry_attempt).not.toBeNull();
    await day.until('15:31:00', MONDAY);
    expect(await day.order('SBIN')).toMatchObject({ status: 'cancelled', cancelled_by: 'expiry' });
    expect(day.placements()).toBe(0);
  });

  it('does not take a margin service that is down for want of money, nor count it as a try', async () => {
    const day = await queuedDay(FRIDAY);
    day.simulator.broker.deposit(day.account.ucc, RUPEES_1_20_000);
    await day.until('08:29:00', MONDAY);
    const fault = day.simulator.faults.add({ kind: 'status', status: 503, operation: 'margin' });
    await day.until('08:31:00', MONDAY);
    expect(await day.order('SBIN')).toMatchObject({
      status: 'retry_pending',
      reason_code: 'margin_check_unavailable',
      retry_count: 0,
    });
    fault.remove();
    const report = await ask(day, { kind: 'retry', orderId: (await day.order('SBIN')).id });
    expect(report).toMatchObject({ state: 'done', answer: { code: 'placed' } });
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo', retry_count: 1 });
  });

  it('is tried when money comes in, where its owner wants that, and only then', async () => {
    const day = await queuedDay(EVENING, { settings: { retry: { when_funds_arrive: true } } });
    await day.until('10:00:00', FRIDAY);
    expect(await day.order('SBIN')).toMatchObject({ status: 'retry_pending', retry_count: 1 });
    day.simulator.broker.deposit(day.account.ucc, RUPEES_1_20_000);
    await day.until('10:07:00', FRIDAY);
    expect(await day.order('SBIN')).toMatchObject({
      variety: 'regular',
      trading_day: FRIDAY,
      retry_count: 2,
    });
    expect(day.placements()).toBe(1);
  });

  it('stops when the portfolio is full, in order of priority', async () => {
    const day = await startTradingDay({
      account: { cashPaise: 0, settings: { max_positions: 1 } },
    });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN', score: 30 }]));
    await day.place(await day.recommend([{ symbol: 'CIPLA', score: 90 }]));
    day.simulator.broker.deposit(day.account.ucc, 10 * RUPEES_1_20_000);
    await day.until('08:31:00', FRIDAY);
    expect(await day.order('CIPLA')).toMatchObject({ status: 'amo' });
    expect(await day.order('SBIN')).toMatchObject({
      status: 'retry_pending',
      reason_code: 'portfolio_full',
      retry_count: 0,
    });
    expect(day.placements()).toBe(1);
  });

  it('gives money first to what its owner put first, whatever the priority, until that is taken back', async () => {
    const day = await startTradingDay({
      account: { cashPaise: 0, settings: { max_positions: 1 } },
    });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN', score: 30 }]));
    await day.place(await day.recommend([{ symbol: 'CIPLA', score: 90 }]));
    const [sbin, cipla] = [(await day.order('SBIN')).id, (await day.order('CIPLA')).id];
    const put = (...orders: string[]) => ask(day, { kind: 'order_queue', body: { order_ids: orders } });
    expect(await put(sbin, cipla)).toMatchObject({ state: 'done', answer: { code: 'ordered' } });
    expect(await put()).toMatchObject({ state: 'done', answer: { code: 'as_recommended' } });
    expect(await put(sbin)).toMatchObject({ state: 'done', answer: { code: 'ordered' } });
    const last = (await day.events()).filter(({ kind }) => kind === 'account.queue_ordered').at(-1);
    expect(last).toMatchObject({ actor: 'user', body: { orders: 1, order: sbin } });

    day.simulator.broker.deposit(day.account.ucc, 10 * RUPEES_1_20_000);
    await day.until('08:31:00', FRIDAY);
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo' });
    expect(await day.order('CIPLA')).toMatchObject({
      status: 'retry_pending',
      reason_code: 'portfolio_full',
    });
    expect(day.placements()).toBe(1);
    expect(await put(sbin)).toMatchObject({ state: 'refused', answer: { code: 'not_queued' } });
  });

  it('reckons by the settings of its day, and the history keeps what was asked for before', async () => {
    const day = await queuedDay(FRIDAY);
    const before = await day.order('SBIN');
    await day.database.db
      .updateTable('broker_accounts')
      .set(({ eb }) => ({
        settings: sql`settings || '{"capital_per_trade": "20000.00"}'`,
        version: eb('version', '+', 1),
      }))
      .execute();
    day.simulator.broker.deposit(day.account.ucc, RUPEES_1_20_000);
    await day.until('08:31:00', MONDAY);
    const after = await day.order('SBIN');
    expect(after.status).toBe('amo');
    expect(after.quantity).toBeLessThan(before.quantity);
    expect(day.simulator.broker.orders(day.account.ucc)).toMatchObject([{ quantity: after.quantity }]);
    const events = await day.events(before.id);
    expect(events.find(({ kind }) => kind === 'order.recorded')?.body).toMatchObject({
      quantity: before.quantity,
    });
    expect(events.find(({ kind }) => kind === 'order.retried')?.body).toMatchObject({
      quantity: after.quantity,
    });
  });

  it('never buys what has expired, whether or not a job has ended it', async () => {
    const day = await queuedDay(EVENING);
    await day.database.db.deleteFrom('due_work').where('kind', '=', 'retry_expiry').execute();
    await day.desk.stop();
    day.simulator.broker.deposit(day.account.ucc, RUPEES_1_20_000);
    await day.until('16:00:00', FRIDAY);
    // The try of the morning is made up for: of all that could end it, this is what is left.
    await day.startDesk({ instanceId: 'second' });
    await day.until('08:40:00', MONDAY);
    expect(await day.order('SBIN')).toMatchObject({ status: 'cancelled', cancelled_by: 'expiry' });
    expect(day.placements()).toBe(0);
  });

  it('is left alone while retries are switched off', async () => {
    const day = await queuedDay(EVENING, { settings: { switches: { retries: false } } });
    day.simulator.broker.deposit(day.account.ucc, RUPEES_1_20_000);
    await day.until('08:35:00', FRIDAY);
    const order = await day.order('SBIN');
    expect(order).toMatchObject({ status: 'retry_pending', retry_count: 0 });
    const report = await ask(day, { kind: 'retry', orderId: order.id });
    expect(report).toMatchObject({ state: 'refused', answer: { code: 'switched_off' } });
    expect(day.placements()).toBe(0);
  });
});

describe('a retry by hand', () => {
  it('in the hours of the market goes to the exchange at once', async () => {
    const day = await queuedDay(EVENING);
    await day.until('11:00:00', FRIDAY);
    day.simulator.broker.deposit(day.account.ucc, RUPEES_1_20_000);
    const report = await ask(day, { kind: 'retry', orderId: (await day.order('SBIN')).id });
    expect(report).toMatchObject({
      state: 'done',
      answer: { code: 'placed', facts: { variety: 'regular' } },
    });
    await day.until('11:01:00', FRIDAY);
    expect(await day.order('SBIN')).toMatchObject({ status: 'ongoing', trading_day: FRIDAY });
  });

  it('at night goes as an after-market order, and says for which day', async () => {
    const day = await queuedDay(EVENING);
    await day.until('23:00:00', EVENING);
    day.simulator.broker.deposit(day.account.ucc, RUPEES_1_20_000);
    const report = await ask(day, { kind: 'retry', orderId: (await day.order('SBIN')).id });
    expect(report.answer?.text).toContain(`after-market order for ${FRIDAY}`);
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo', trading_day: FRIDAY });
  });

  it('while nobody takes orders says when it will be, and changes nothing', async () => {
    const day = await queuedDay(EVENING);
    await day.until('08:58:00', FRIDAY);
    day.simulator.broker.deposit(day.account.ucc, RUPEES_1_20_000);
    const before = await day.order('SBIN');
    const report = await ask(day, { kind: 'retry', orderId: before.id });
    expect(report).toMatchObject({ state: 'done', answer: { code: 'scheduled' } });
    expect(report.answer?.text).toMatch(/15:30 on 2026-08-21/);
    expect(await day.order('SBIN')).toEqual(before);
  });

  it('of a rejected order sends it once more, and the first rejection keeps its words', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    const remove = day.simulator.broker.rejectAtOnce({ tradingSymbol: 'SBIN-EQ' }, 'RMS:Rule: test block');
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:10:00', EVENING);
    const rejected = await day.order('SBIN');
    expect(rejected.status).toBe('rejected');
    remove();
    await day.until('08:40:00', FRIDAY);
    expect((await day.order('SBIN')).status).toBe('rejected');
    await ask(day, { kind: 'retry', orderId: rejected.id });
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo' });
    const attempts = await day.attempts();
    expect(attempts.map(({ number, state }) => [number, state])).toEqual([
      [1, 'rejected'],
      [2, 'accepted'],
    ]);
    expect(attempts[0]?.reason).toContain('test block');
  });

  it('of an order that works is refused with the reason', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    const report = await ask(day, { kind: 'retry', orderId: (await day.order('SBIN')).id });
    expect(report).toMatchObject({ state: 'refused', answer: { code: 'wrong_state' } });
    expect(day.placements()).toBe(1);
  });
});

describe('an order that is dropped', () => {
  it('leaves the queue for good', async () => {
    const day = await queuedDay(EVENING);
    const { id } = await day.order('SBIN');
    day.simulator.broker.deposit(day.account.ucc, RUPEES_1_20_000);
    expect(await ask(day, { kind: 'drop', orderId: id })).toMatchObject({ state: 'done' });
    await day.until('16:00:00', FRIDAY);
    expect(await day.order('SBIN')).toMatchObject({ status: 'cancelled', cancelled_by: 'user' });
    expect(await ask(day, { kind: 'drop', orderId: id })).toMatchObject({
      state: 'refused',
      answer: { code: 'wrong_state' },
    });
    expect(day.placements()).toBe(0);
  });
});
