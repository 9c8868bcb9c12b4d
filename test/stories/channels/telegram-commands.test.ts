import { describe, expect, it } from 'vitest';
import { visible } from '../../support/peers/telegram-html.ts';
import { type OrderSeed, seedOrders } from '../../support/seed-orders.ts';
import { CHAT, startTelegram } from '../../support/telegram.ts';
import { EVENING, startTradingDay } from '../../support/trading-day.ts';

async function house(seeds: readonly Partial<OrderSeed>[] = [], options: { readonly idle?: boolean } = {}) {
  const day = await startTradingDay({ time: '16:30:00', ...options });
  const bot = await startTelegram(day);
  const { db } = day.database;
  await seedOrders(
    db,
    day.account,
    seeds.map((seed, index) => ({ id: `ord_${index}`, atMs: day.clock.nowMs(), ...seed })),
  );
  const ask = async (words: string) => {
    await bot.telegram.write(CHAT, words);
    return visible(bot.last()?.text ?? '', bot.last()?.parseMode ?? null);
  };
  const account = () =>
    db
      .selectFrom('broker_accounts')
      .select(['paused_at', 'placing_stopped_reason'])
      .where('id', '=', day.account.accountId)
      .executeTakeFirstOrThrow();
  return { day, ...bot, db, ask, account };
}

describe('the bot', () => {
  it('says whether everything is alive', async () => {
    const { ask } = await house();
    const answer = await ask('/status');
    expect(answer).toMatch(/^Thu 20 Aug 2026, 16:30 IST: market closed/);
    expect(answer).toMatch(/AB1C2 \(demo\)\nSession: ready, order feed: \w+\nOrder book read \d+ s ago/);
  });

  it('lists the orders of today and of the next trading day', async () => {
    const { ask } = await house([
      { symbol: 'RELIANCE' },
      { symbol: 'M&M', status: 'pending_execution', execution_qty: 10 },
      { symbol: 'OLD', trading_day: '2026-08-19', status: 'cancelled' },
    ]);
    const answer = await ask('/orders@orderwatch_test_bot');
    expect(answer).toMatch(/^2 orders\n/);
    expect(answer).toContain('Buy 40 RELIANCE at ₹2,450.50: taken by the broker');
    expect(answer).toContain('Buy 40 M&M at ₹2,450.50: live, 10 of 40 filled');
  });

  it('shows one order with its buttons', async () => {
    const { ask, last } = await house([{ symbol: 'TCS', status: 'rejected', rejection_reason: 'RMS:<x>' }]);
    const answer = await ask('/order tcs');
    expect(answer).toContain('Status: rejected');
    expect(answer).toContain('The broker says “RMS:<x>”');
    expect(last()?.buttons.map(({ text }) => text)).toEqual(['Retry', 'Drop', 'Snooze 1 h']);
    expect(await ask('/order <b>none</b>')).toBe('There is no such order\n“<b>none</b>”');
    expect(await ask('/order')).toContain('Which order?');
  });

  it('shows the queue with what is missing', async () => {
    const { ask } = await house([
      { status: 'retry_pending', shortfall: 421_000, retry_expires_at: '2026-08-21T10:00:00Z' },
      { symbol: 'TCS', status: 'amo' },
    ]);
    const answer = await ask('/queue');
    expect(answer).toMatch(/^1 order in the retry queue\n/);
    expect(answer).toContain('₹4,210.00 missing');
    expect(answer).toContain('until Fri 21 Aug 2026, 15:30 IST');
    expect(answer).not.toContain('TCS');
  });

  it('pauses at once, and resumes after a second yes', async () => {
    const { ask, account, telegram, last } = await house();
    expect(await ask('/pause')).toContain('nothing more is placed');
    expect((await account()).paused_at).not.toBeNull();
    expect(await ask('/resume')).toContain('Let these accounts place again?');
    expect((await account()).paused_at).not.toBeNull();
    await telegram.press(CHAT, 'Yes, resume');
    expect((await account()).paused_at).toBeNull();
    expect(last()?.text).toContain('may place again');
    expect(await ask('/resume')).toBe('Nothing is paused');
  });

  it('does not end the kill switch', async () => {
    const { ask, db } = await house();
    await db.updateTable('broker_accounts').set({ killed_at: '2026-08-20T10:00:00Z' }).execute();
    expect(await ask('/status')).toContain('The kill switch is on since Thu 20 Aug 2026, 15:30 IST');
    expect(await ask('/resume')).toMatch(/^The kill switch is on\n/);
  });

  it('shows what is free and what is missing', async () => {
    const order = {
      status: 'retry_pending' as const,
      retry_expires_at: '2026-08-21T10:00:00Z',
      reason_code: 'insufficient_balance',
    };
    // An idle desk asks the broker for nothing by itself.
    const { ask, db, day } = await house([order], { idle: true });
    expect(await ask('/funds')).toContain('AB1C2:\nThe broker has not told yet.');
    const values = { account_id: day.account.accountId, available_cash: 5_000_000, margin_used: 0 };
    const atMs = '2026-08-20T10:55:00Z';
    await db
      .insertInto('funds_readings')
      .values({ ...values, requested_at: atMs, received_at: atMs })
      .execute();
    const answer = await ask('/funds');
    expect(answer).toContain('₹50,000.00 available at 16:25');
    expect(answer).toMatch(/1 waiting buy: ₹98,\d{3}\.\d\d\nMissing: ₹48,\d{3}\.\d\d, add it by /);
  });

  it('shows what is owned', async () => {
    const day = await startTradingDay();
    const { telegram, last } = await startTelegram(day);
    await telegram.write(CHAT, '/positions');
    expect(last()?.text).toBe('<b>No open position</b>');
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    day.simulator.broker.market.setScript({ tradingSymbol: 'SBIN-EQ', day: '2026-08-21', gapPercent: -1 });
    await day.until('09:12:00');
    await telegram.write(CHAT, '/positions');
    expect(last()?.text).toMatch(
      /1 open position<\/b>\n\d+ SBIN at ₹[\d,.]+, since Fri 21 Aug 2026: no sell is working/,
    );
  });

  it('explains itself to whatever else is written', async () => {
    const { ask } = await house();
    for (const words of ['/help', 'hello', '/nothing', '<b>']) {
      expect(await ask(words)).toMatch(/^What I understand\n\/status/);
    }
  });

  it('shows nothing of another user', async () => {
    const { ask, db } = await house([{ symbol: 'TCS' }]);
    await db
      .insertInto('users')
      .values({
        id: 'usr_2',
        email: 'b@c.d',
        password_hash: '',
        display_name: '',
        created_at: '2026-08-20T00:00:00Z',
      })
      .execute();
    await db.updateTable('orders').set({ user_id: 'usr_2' }).execute();
    expect(await ask('/orders')).toBe('No order');
    expect(await ask('/order TCS')).toContain('There is no such order');
  });
});
