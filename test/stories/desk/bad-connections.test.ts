import { describe, expect, it } from 'vitest';
import { istMs, startTradingDay } from '../../support/trading-day.ts';

const EVENING = '2026-08-20';

describe('a bad connection', () => {
  it('without the order feed still sees the opening fill within ten seconds', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    day.simulator.faults.add({ kind: 'feed_refuse' });
    day.simulator.feed.drop();
    day.simulator.broker.market.setScript({ tradingSymbol: 'SBIN-EQ', day: '2026-08-21', gapPercent: -1 });
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('09:12:00');
    const order = await day.order('SBIN');
    expect(order.status).toBe('ongoing');
    expect(day.desk.liveFacts(day.account.accountId).feed).not.toBe('live');
    const filled = (await day.events(order.id)).find(({ kind }) => kind === 'order.filled');
    const truth = day.simulator.broker.orders(day.account.ucc)[0];
    expect((filled?.at ?? 0) - (truth?.updatedAtMs ?? 0)).toBeLessThanOrEqual(10_000);
  });

  it('whose session ends in the middle of the day logs in again and misses nothing', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    day.simulator.broker.market.setScript({ tradingSymbol: 'SBIN-EQ', day: '2026-08-21', gapPercent: -1 });
    await day.until('09:05:00');
    day.simulator.sessions.expireAll();
    await day.until('09:12:00');
    expect(await day.order('SBIN')).toMatchObject({ status: 'ongoing' });
    expect(day.desk.liveFacts(day.account.accountId).session).toBe('ready');
  });

  it('over which a session ends before a placement places the order once', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    day.simulator.faults.add({ kind: 'expired_session', operation: 'place', times: 1 });
    const runId = await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:06:00', EVENING);
    expect((await day.run(runId)).rows).toMatchObject([{ outcome: 'placed' }]);
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo' });
    expect(day.placements()).toBe(1);
  });

  it('that shows an empty book while orders exist changes no order and says that it doubts the book', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:06:00', EVENING);
    day.simulator.faults.add({ kind: 'no_data', operation: 'orders', untilMs: istMs('18:00:00', EVENING) });
    await day.until('17:59:00', EVENING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo', missing_since: null });
    expect((await day.events()).map(({ kind }) => kind)).toContain('account.book_doubted');
    await day.until('18:16:00', EVENING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo' });
  });

  it('that fails is told once for a streak, and once when it is over', async () => {
    const day = await startTradingDay();
    await day.until('10:00:00');
    day.simulator.faults.add({
      kind: 'status',
      status: 503,
      operation: 'orders',
      untilMs: istMs('10:10:00'),
    });
    await day.until('10:20:00');
    const kinds = (await day.events()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'account.reading_failed')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'account.reading_recovered')).toHaveLength(1);
  });
});
