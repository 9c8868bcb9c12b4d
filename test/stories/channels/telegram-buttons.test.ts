import { describe, expect, it } from 'vitest';
import { loadPreferences } from '../../../packages/server/src/db/notices/preferences.ts';
import { rejectionMessage } from '../../support/channel-message.ts';
import { type OrderSeed, seedOrders } from '../../support/seed-orders.ts';
import { CHAT, startTelegram } from '../../support/telegram.ts';
import { EVENING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

const ACTIONS = ['retry', 'drop', 'cancel', 'details', 'snooze'] as const;

/** A chat with a message about an order in that state, under an open market of simulated time. */
async function house(seed: Partial<OrderSeed> = {}, time = '16:30:00') {
  const day = await startTradingDay({ time });
  const bot = await startTelegram(day);
  const { db } = day.database;
  await seedOrders(db, day.account, [{ id: 'ord_1', atMs: day.clock.nowMs(), status: 'rejected', ...seed }]);
  const offer = () => bot.channel.send(rejectionMessage({ actions: ACTIONS }), bot.target);
  await offer();
  return {
    day,
    ...bot,
    db,
    offer,
    press: (button: string) => bot.telegram.press(CHAT, button),
    buttons: () => bot.last()?.buttons.map(({ text }) => text),
    order: () => db.selectFrom('orders').selectAll().where('id', '=', 'ord_1').executeTakeFirstOrThrow(),
    outcomes: async () => (await bot.presses()).map(({ action, outcome }) => `${action}: ${outcome}`),
  };
}

describe('a button on a real order', () => {
  async function placed(reject?: (broker: TradingDay['simulator']['broker']) => () => void) {
    const day = await startTradingDay();
    const bot = await startTelegram(day);
    await day.until('16:05:00', EVENING);
    const noMore = reject?.(day.simulator.broker);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:06:00', EVENING);
    noMore?.();
    const order = await day.order('SBIN');
    const offer = () =>
      bot.channel.send(rejectionMessage({ actions: ACTIONS, item: { orderId: order.id } }), bot.target);
    /** The desk waits for its turn at the broker, which takes simulated time. */
    const press = async (button: string) => {
      const pressed = bot.telegram.press(CHAT, button);
      let over = false;
      void pressed.finally(() => {
        over = true;
      });
      while (!over) await day.clock.advanceBy(100);
    };
    return { day, ...bot, offer, press };
  }

  it('cancels it at the broker', async () => {
    const { day, offer, press, last, presses } = await placed();
    await offer();
    await press('Cancel order');
    expect(last()?.text).toContain('Cancel: buy');
    expect((await day.order('SBIN')).status).toBe('amo');
    await press('Yes, cancel the order');
    expect(await day.order('SBIN')).toMatchObject({ status: 'cancelled', cancelled_by: 'user' });
    expect((await presses()).map(({ outcome }) => outcome)).toEqual(['asked_again', 'done']);
    expect(last()?.text).toMatch(/It is cancelled|taken the cancellation/);
  });

  it('sends it again after a rejection, as a new attempt', async () => {
    const { day, offer, press, presses, last } = await placed((broker) =>
      broker.rejectAtOnce({ tradingSymbol: 'SBIN-EQ' }, 'RMS: margin is short', 'rms'),
    );
    const order = await day.order('SBIN');
    expect(order.status).toBe('rejected');
    await offer();
    await press('Retry');
    expect(day.placements()).toBe(1);
    await press('Yes, retry');
    expect([day.placements(), (await day.attempts(order.id)).length]).toEqual([2, 2]);
    expect((await day.order('SBIN')).status).toBe('amo');
    expect((await presses()).map(({ outcome }) => outcome)).toEqual(['asked_again', 'done']);
    expect(last()?.text).toContain('Buy ');
  });
});

describe('a button', () => {
  it('drops an order, once, and leaves who, when, what and the outcome on record', async () => {
    const { press, order, presses, last, telegram, day } = await house();
    const data = telegram.dataOf(CHAT, 'Drop');
    await press('Drop');
    expect(await order()).toMatchObject({ status: 'cancelled', cancelled_by: 'user' });
    expect(last()?.text).toContain('dropped');
    await telegram.pressData(CHAT, data);
    expect(await presses()).toMatchObject([
      {
        user_id: day.account.userId,
        chat_id: CHAT,
        order_id: 'ord_1',
        order_version: 1,
        action: 'drop',
        outcome: 'done',
      },
      { action: 'drop', outcome: 'used' },
    ]);
  });

  it('asks a second time where money moves, and does nothing at No', async () => {
    const { press, order, buttons, last, outcomes } = await house();
    await press('Retry');
    expect(last()?.text).toContain('Retry: buy 40 RELIANCE at ₹2,450.50?');
    expect(last()?.text).toContain('after-market order for 2026-08-21');
    expect(buttons()).toEqual(['Yes, retry', 'No']);
    await press('No');
    expect(last()?.text).toContain('Nothing was done');
    expect((await order()).version).toBe(1);
    expect(await outcomes()).toEqual(['retry: asked_again', 'never_mind: done']);
  });

  it('asks the desk after the second yes, in the name of the user', async () => {
    const { press, db, outcomes, day } = await house();
    await press('Retry');
    await press('Yes, retry');
    expect((await outcomes())[1]).toMatch(/^retry confirmed: (done|refused|under_way)$/);
    const asked = await db.selectFrom('desk_requests').selectAll().execute();
    expect(asked).toMatchObject([
      { kind: 'retry', order_id: 'ord_1', user_id: day.account.userId, channel: 'telegram' },
    ]);
  });

  it('is good for ten minutes, and gives fresh ones after that', async () => {
    const { press, buttons, last, realTime, order, outcomes } = await house();
    await realTime.advanceBy(10 * 60_000);
    await press('Drop');
    expect(last()?.text).toContain('good for ten minutes');
    expect((await order()).status).toBe('rejected');
    expect(buttons()).toEqual(['Retry', 'Drop', 'Details']);
    await press('Drop');
    expect(await outcomes()).toEqual(['drop: expired', 'drop: done']);
  });

  it('does nothing when the order has changed since, and shows what it is now', async () => {
    const { press, db, order, last, outcomes } = await house();
    await db
      .updateTable('orders')
      .set({ version: 2, status: 'retry_pending' })
      .where('id', '=', 'ord_1')
      .execute();
    await press('Drop');
    expect((await order()).status).toBe('retry_pending');
    expect(last()?.text).toContain('It has changed');
    expect(last()?.text).toContain('in the retry queue');
    expect(await outcomes()).toEqual(['drop: changed']);
  });

  it('does nothing when the order changed between the question and the yes', async () => {
    const { press, db, outcomes } = await house();
    await press('Retry');
    await db.updateTable('orders').set({ version: 2 }).where('id', '=', 'ord_1').execute();
    await press('Yes, retry');
    expect(await outcomes()).toEqual(['retry: asked_again', 'retry confirmed: changed']);
    expect(await db.selectFrom('desk_requests').selectAll().execute()).toEqual([]);
  });

  it('looks at the market again: nothing that is live can be cancelled in the night', async () => {
    const { press, last, outcomes } = await house({ status: 'pending_execution' }, '22:00:00');
    await press('Cancel order');
    expect(last()?.text).toContain('takes no cancellation now');
    expect(await outcomes()).toEqual(['cancel: refused']);
  });

  it('of another chat, of another order or made up does nothing', async () => {
    const { telegram, order, newCode, outcomes, db, day } = await house();
    const data = telegram.dataOf(CHAT, 'Drop');
    const [id = '', mac = ''] = data.split('.');
    const other = `${id}.${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`;
    for (const forged of [other, `${id}.`, 'drop:ord_1', `btn_${'0'.repeat(20)}.${mac}`]) {
      await telegram.pressData(CHAT, forged);
    }
    await telegram.pressData(99, data);
    expect((await order()).status).toBe('rejected');
    expect(await outcomes()).toEqual(['drop: not_authentic']);
    await seedOrders(db, day.account, [{ id: 'ord_2', symbol: 'TCS', atMs: 0, status: 'rejected' }]);
    await db.updateTable('telegram_buttons').set({ order_id: 'ord_2' }).where('id', '=', id).execute();
    await telegram.pressData(CHAT, data);
    expect(
      (await db.selectFrom('orders').select('status').where('id', '=', 'ord_2').execute())[0]?.status,
    ).toBe('rejected');
    await telegram.write(99, await newCode());
    await telegram.pressData(99, data);
    expect((await order()).status).toBe('rejected');
  });

  it('pressed twice at once is carried out once', async () => {
    const { telegram, outcomes } = await house();
    const data = telegram.dataOf(CHAT, 'Drop');
    await Promise.all([telegram.pressData(CHAT, data), telegram.pressData(CHAT, data)]);
    expect((await outcomes()).sort()).toEqual(['drop: done', 'drop: used']);
  });

  it('shows the details, with the words of the broker and fresh buttons', async () => {
    const { press, last, buttons } = await house({ rejection_reason: 'RMS:<b>Margin</b> short & more' });
    await press('Details');
    expect(last()?.text).toContain('RMS:&lt;b&gt;Margin&lt;/b&gt; short &amp; more');
    expect(buttons()).toEqual(['Retry', 'Drop']);
  });

  it('keeps an order quiet for an hour', async () => {
    const { press, db, day } = await house();
    await press('Snooze 1 h');
    const { snoozed } = await loadPreferences(db, day.account.userId);
    expect(snoozed).toEqual({ ord_1: day.clock.nowMs() + 3_600_000 });
  });
});
