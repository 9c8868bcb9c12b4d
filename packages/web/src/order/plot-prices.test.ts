import { describe, expect, it } from 'vitest';
import { anOrder } from '../testing/an-order.ts';
import { plotPrices, rangeOf } from './plot-prices.ts';

const close = (day: string, rupees: string) => ({ day, close: rupees, source: 'nse_bhavcopy' as const });
const prices = (...closes: ReturnType<typeof close>[]) => ({
  symbol: 'SBIN',
  isin: 'INE062A01020',
  from_date: '2026-05-22',
  to_date: '2026-10-19',
  closes,
});
const order = anOrder({ trading_day: '2026-08-20', execution_time: null, execution_price: null });

describe('the prices around an order', () => {
  it('have its own day among them, without a close when none is known', () => {
    expect(plotPrices(prices(close('2026-08-21', '99'), close('2026-08-19', '101.5')), order)).toEqual([
      { day: '2026-08-19', close: '101.5', isOrderDay: false, fill: null },
      { day: '2026-08-20', close: null, isOrderDay: true, fill: null },
      { day: '2026-08-21', close: '99', isOrderDay: false, fill: null },
    ]);
  });

  it('have the execution on the day in India on which it happened', () => {
    const filled = { ...order, execution_time: '2026-08-20T19:00:00.000Z', execution_price: '98.25' };
    const days = plotPrices(prices(close('2026-08-20', '100')), filled);
    expect(days.map(({ day, fill }) => [day, fill])).toEqual([
      ['2026-08-20', null],
      ['2026-08-21', '98.25'],
    ]);
  });

  it('are ranged by number, not by text; without a close there is no range', () => {
    const days = plotPrices(prices(close('2026-08-18', '99.5'), close('2026-08-19', '101')), order);
    expect(rangeOf(days)).toEqual({ low: '99.5', high: '101', last: '101' });
    expect(rangeOf(plotPrices(prices(), order))).toBeUndefined();
  });
});
