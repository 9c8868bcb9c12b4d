import { describe, expect, it } from 'vitest';
import { startNotifiedDay } from '../../support/notified-day.ts';
import { EVENING, istMs } from '../../support/trading-day.ts';

describe('limits of a channel', () => {
  it('hold back what is not urgent and gather it, drop nothing, and never hold up a rejection', async () => {
    const day = await startNotifiedDay();
    await day.prefer((before) => ({ ...before, limits: { perMinute: 2, perHour: 60 } }));
    for (const [index, symbol] of ['SBIN', 'CIPLA', 'ITC', 'WIPRO', 'TCS'].entries()) {
      await day.until(`16:05:${String(index * 8).padStart(2, '0')}`, EVENING);
      await day.place(await day.recommend([{ symbol }]));
    }
    await day.until('16:05:50', EVENING);
    expect(day.told).toHaveLength(2);

    day.simulator.broker.rejectAtOnce({ tradingSymbol: 'LT-EQ' }, 'RMS:Blocked for a reason', 'rms');
    await day.place(await day.recommend([{ symbol: 'LT' }]));
    await day.until('16:10:00', EVENING);
    const rejected = day.told.find(({ kind }) => kind === 'order_rejected');
    const order = await day.order('LT');
    const event = (await day.events(order.id)).find(({ kind }) => kind === 'order.rejected');
    expect((rejected?.arrivedAtMs ?? Number.NaN) - (event?.at ?? 0)).toBeLessThan(3_000);

    expect((await day.orders()).map(({ status }) => status).toSorted()).toEqual([
      ...Array.from({ length: 5 }, () => 'amo'),
      'rejected',
    ]);
    const placed = day.told.flatMap(({ items }) => items.filter(({ kind }) => kind === 'order_placed'));
    expect(new Set(placed.map(({ order_id }) => order_id)).size).toBe(6);
    expect(placed).toHaveLength(6);
    const gathered = day.told.find(({ title }) => title === '3 orders placed');
    expect(gathered?.arrivedAtMs).toBeGreaterThan(istMs('16:06:00', EVENING));
  });
});
