import { describe, expect, it } from 'vitest';
import { startNotifiedDay } from '../../support/notified-day.ts';
import { EVENING, istMs } from '../../support/trading-day.ts';

describe('missing money', () => {
  it('is told once for all orders of a run, and again when the queue is about to let them go', async () => {
    const day = await startNotifiedDay({ account: { cashPaise: 5_000_00 } });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }, { symbol: 'ITC' }]));
    await day.until('16:07:00', EVENING);
    expect((await day.orders()).map(({ status }) => status)).toEqual([
      'retry_pending',
      'retry_pending',
      'retry_pending',
    ]);
    expect(day.told).toMatchObject([{ kind: 'funds_short', severity: 'high' }]);
    expect(day.told[0]?.title).toMatch(/^Money is missing for 3 orders: ₹/);
    expect(day.told[0]?.text).toContain('free ₹5,000.00');
    expect(day.told[0]?.text).toContain('Fri 21 Aug 2026, 15:30 IST');

    await day.until('15:31:00');
    const kinds = day.told.flatMap(({ items }) =>
      items.map(({ kind, at }) => ({ kind, at: Date.parse(at) })),
    );
    const warned = kinds.filter(({ kind }) => kind === 'retry_expiring');
    expect(warned).toHaveLength(3);
    for (const { at } of warned) expect(at).toBe(istMs('14:30:00'));
    expect(kinds.filter(({ kind }) => kind === 'retry_removed')).toHaveLength(3);
    const list = day.told.find(({ title }) => title === '3 orders no longer queued');
    expect(list?.items).toHaveLength(3);
  });
});

describe('the connection to the broker', () => {
  it('is told of when it is lost for longer than a moment, and when it is back', async () => {
    const day = await startNotifiedDay({ time: '09:30:00', day: '2026-08-21' });
    const away = (untilMs: number) =>
      day.simulator.faults.add({ kind: 'status', status: 503, operation: 'orders', untilMs });
    away(istMs('09:30:40'));
    await day.until('09:40:00');
    expect(day.told).toEqual([]);

    away(istMs('09:50:00'));
    await day.until('10:00:00');
    const kinds = day.told.flatMap(({ items }) => items.map(({ kind }) => kind));
    expect(kinds).toEqual(['broker_unreachable', 'broker_reachable']);
  });

  it('whose order feed is down for good is told of once, in few words', async () => {
    const day = await startNotifiedDay({ time: '09:30:00', day: '2026-08-21' });
    const untilMs = istMs('09:50:00');
    day.simulator.faults.add({ kind: 'feed_refuse', untilMs });
    day.simulator.faults.add({ kind: 'feed_drop', untilMs });
    await day.until('10:10:00');
    const kinds = day.told.flatMap(({ items }) => items.map(({ kind }) => kind));
    expect(kinds.filter((kind) => kind === 'feed_down')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'feed_restored')).toHaveLength(1);
  });
});

describe("the broker's session", () => {
  it('that is renewed by itself is nobody told of', async () => {
    const day = await startNotifiedDay({ time: '09:30:00', day: '2026-08-21' });
    await day.until('09:32:00');
    day.simulator.sessions.expireAll();
    await day.until('09:50:00');
    expect(day.told).toEqual([]);
  });

  it('is told of when it is lost and cannot be had again, with the words, and when it is good again', async () => {
    const day = await startNotifiedDay({ time: '09:30:00', day: '2026-08-21' });
    await day.until('09:32:00');
    const untilMs = istMs('09:45:00');
    day.simulator.faults.add({ kind: 'status', status: 401, operation: 'login', untilMs });
    day.simulator.sessions.expireAll();
    await day.until('10:00:00');
    const items = day.told.flatMap((message) => message.items);
    expect(items.map(({ kind }) => kind)).toEqual(['session_lost', 'session_renewed']);
    expect(Date.parse(items[0]?.at ?? '')).toBeLessThan(istMs('09:36:00'));
  });
});

describe("the morning's report", () => {
  it('says what is free, what waits for money, what is missing and by when to add it', async () => {
    const day = await startNotifiedDay({ account: { cashPaise: 5_000_00 } });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('08:46:00');
    const report = day.told.find(({ title }) => title.startsWith('Before the opening'));
    expect(report?.text).toContain('Free cash: ₹5,000.00.');
    expect(report?.text).toMatch(/Needed for what waits: ₹[\d,.]+\./);
    expect(report?.text).toMatch(/Missing: ₹[\d,.]+\./);
    expect(report?.text).toMatch(/What to do: add ₹[\d,.]+ by .* IST, or drop what may wait\./);
    expect(report?.text).toContain("The broker's session is good.");
  });

  it('names the shares whose sale has to be authorised before the opening', async () => {
    const day = await startNotifiedDay({
      account: { settings: { sells: { policy: 'percent', target_percent: '5', authorised: 'no' } } },
    });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    const script = { tradingSymbol: 'SBIN-EQ', day: '2026-08-21', gapPercent: -1 };
    day.simulator.broker.market.setScript(script);
    await day.until('08:46:00', '2026-08-24');
    const report = day.told.findLast(({ title }) => title.startsWith('Before the opening'));
    expect(report?.text).toContain('Authorise the sale in the broker’s app before the opening: SBIN.');
  });
});

describe('an account whose notices are switched off', () => {
  it('is looked after, and nothing is told', async () => {
    const day = await startNotifiedDay({ account: { settings: { switches: { notifications: false } } } });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:10:00', EVENING);
    expect((await day.order('SBIN')).status).toBe('amo');
    expect(day.told).toEqual([]);
    expect(await day.database.db.selectFrom('notices').selectAll().execute()).toEqual([]);
  });
});
