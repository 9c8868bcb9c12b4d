import { describe, expect, it } from 'vitest';
import { startNotifiedDay } from '../../support/notified-day.ts';
import { istMs } from '../../support/trading-day.ts';

const EVENING = '2026-08-20';
const MARGIN =
  'RMS:Margin Exceeds,Cash Available:1537430.61,Additional margin required:321.49 for entity account-AB1C2 across exchange across segment across product ';

const FORTY =
  'TCS HDFCBANK INFY ICICIBANK SBIN ITC LT AXISBANK KOTAKBANK HINDUNILVR BHARTIARTL BAJFINANCE ASIANPAINT MARUTI SUNPHARMA TITAN ULTRACEMCO WIPRO POWERGRID NTPC ONGC COALINDIA TATASTEEL JSWSTEEL HINDALCO CIPLA BAJAJ-AUTO TECHM HCLTECH ADANIPORTS BPCL IOC DALBHARAT DMART YESBANK NYKAA ETERNAL SUZLON TATAPOWER BEL'.split(
    ' ',
  );

describe('forty rejections at the opening', () => {
  it('are one message with the reason once and the list below it, and every one of them is in the feed', async () => {
    const day = await startNotifiedDay({
      account: { cashPaise: 2_000_000_000, settings: { max_positions: 100 } },
    });
    await day.until('16:05:00', EVENING);
    day.simulator.broker.rejectAtOpen({}, MARGIN, 'rms');
    await day.place(await day.recommend(FORTY.map((symbol) => ({ symbol }))));
    await day.until('08:59:00');
    const before = day.told.length;
    await day.until('09:02:00');

    const orders = await day.orders();
    expect(orders.filter(({ status }) => status === 'rejected')).toHaveLength(40);
    const told = day.told.slice(before).filter(({ severity }) => severity === 'high');
    expect(told).toHaveLength(1);
    const [message] = told;
    expect(message?.title).toBe('40 orders rejected');
    expect(message?.items).toHaveLength(40);
    expect(message?.text.split(MARGIN)).toHaveLength(2);
    for (const symbol of FORTY) expect(message?.text).toContain(` ${symbol} at `);
    const first = Math.min(...(message?.items ?? []).map(({ at }) => Date.parse(at)));
    expect((message?.arrivedAtMs ?? Number.NaN) - first).toBeLessThan(5_000);

    const feed = await day.database.db
      .selectFrom('notices')
      .selectAll()
      .where('kind', '=', 'order_rejected')
      .where('in_feed', '=', true)
      .where('read_at', 'is', null)
      .execute();
    expect(feed).toHaveLength(40);
  });
});

describe('a rejection at the opening', () => {
  it('is told once, with the words of the broker, within three seconds of being seen', async () => {
    const day = await startNotifiedDay();
    await day.until('16:05:00', EVENING);
    day.simulator.broker.rejectAtOpen({ tradingSymbol: 'SBIN-EQ' }, MARGIN, 'rms');
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('09:30:00');

    const told = day.told.filter(({ kind }) => kind === 'order_rejected');
    expect(told).toHaveLength(1);
    expect(told[0]?.title).toMatch(/^Rejected: BUY \d+ SBIN at ₹/);
    expect(told[0]?.text).toContain(MARGIN);
    expect(told[0]?.text).toContain('What to do:');
    const order = await day.order('SBIN');
    const event = (await day.events(order.id)).find(({ kind }) => kind === 'order.rejected');
    expect(told[0]?.items[0]?.event_id).toBe(event?.id);
    expect((told[0]?.arrivedAtMs ?? Number.NaN) - (event?.at ?? 0)).toBeLessThan(3_000);
    expect(told[0]?.arrivedAtMs).toBeGreaterThan(istMs('09:00:00'));
  });
});
