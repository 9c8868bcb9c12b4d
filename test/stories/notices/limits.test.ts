import { describe, expect, it } from 'vitest';
import { startNotifiedDay } from '../../support/notified-day.ts';
import { EVENING, istMs, type TradingDay } from '../../support/trading-day.ts';

/** Shares of which one can be bought for so many paise. */
function symbolsBelow(day: TradingDay, paise: number): readonly string[] {
  return day.simulator.broker
    .instruments()
    .filter(
      ({ series, segment, previousClosePaise }) =>
        series === 'EQ' && segment === 'nse_cm' && previousClosePaise < paise,
    )
    .map(({ symbol }) => symbol)
    .filter((symbol) => !symbol.endsWith('BEES') && !symbol.includes('ETF'));
}

describe('limits of a channel', () => {
  it('let a rejection pass before fifty small notices, and all fifty arrive', async () => {
    const day = await startNotifiedDay({
      account: {
        settings: { max_positions: 60, capital_per_trade: '5000.00', guards: { max_orders_per_day: null } },
      },
    });
    await day.prefer((before) => ({ ...before, limits: { perMinute: 5, perHour: 60 } }));
    const symbols = symbolsBelow(day, 4_500_00);
    const fifty = symbols.slice(0, 50);
    const rejected = symbols[50] ?? '';
    expect(fifty).toHaveLength(50);
    await day.until('16:05:00', EVENING);
    const words = 'RMS:Blocked for a reason';
    day.simulator.broker.rejectAtOnce({ tradingSymbol: `${rejected}-EQ` }, words, 'rms');
    // The rejection comes last, when the channel has used up its minute.
    const runId = await day.place(await day.recommend([...fifty, rejected].map((symbol) => ({ symbol }))));
    for (let second = 0; second < 60 && (await day.run(runId)).state !== 'done'; second += 1) {
      await day.clock.advanceBy(1_000);
    }
    const placedAtMs = day.clock.nowMs();
    const others = (await day.orders()).filter(({ symbol }) => symbol !== rejected);
    expect(
      others.flatMap(({ symbol, status, reason_code }) =>
        status === 'amo' ? [] : [symbol, status, reason_code],
      ),
    ).toEqual([]);
    await day.clock.advanceTo(placedAtMs + 60_000);
    const order = await day.order(rejected);
    const event = (await day.events(order.id)).find(({ kind }) => kind === 'order.rejected');
    const told = day.told.find(({ kind }) => kind === 'order_rejected');
    expect((told?.arrivedAtMs ?? Number.NaN) - (event?.at ?? 0)).toBeLessThan(3_000);
    expect(told?.text).toContain(words);
    await day.clock.advanceTo(placedAtMs + 15 * 60_000);
    const placed = day.told.flatMap(({ items }) => items.filter(({ kind }) => kind === 'order_placed'));
    expect(new Set(placed.map(({ order_id }) => order_id)).size).toBe(51);
    expect(placed).toHaveLength(51);
    const small = day.told.filter(({ severity }) => severity !== 'critical');
    const minutes = small.map(({ arrivedAtMs }) => Math.floor(arrivedAtMs / 60_000));
    for (const minute of minutes) {
      expect(minutes.filter((other) => other === minute).length).toBeLessThanOrEqual(5);
    }
  });

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
