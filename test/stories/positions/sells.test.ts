import { describe, expect, it } from 'vitest';
import { positionsOf, sellsOf } from '../../support/positions.ts';
import { EVENING, istClock, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

/** An account that sells on the day of its buy, with one share bought in the opening auction of the next morning. */
async function boughtAtOpen(sells: Readonly<Record<string, unknown>> = {}): Promise<TradingDay> {
  const day = await startTradingDay({
    account: { settings: { sells: { first_day: 'T', authorised: 'yes', ...sells } } },
  });
  await day.until('16:05:00', EVENING);
  await day.place(await day.recommend([{ symbol: 'SBIN' }]));
  day.simulator.broker.market.setScript({ tradingSymbol: 'SBIN-EQ', day: '2026-08-21', gapPercent: -1 });
  return day;
}

describe('under the same-day rule', () => {
  it('a buy that is filled at 09:08 has its sell at 09:15', async () => {
    const day = await boughtAtOpen();
    await day.until('09:14:30');
    expect(await sellsOf(day)).toEqual([]);
    expect((await positionsOf(day))[0]?.no_sell_reason).toMatchObject({ code: 'market_closed' });
    await day.until('09:16:00');
    const [position] = await positionsOf(day);
    const [sell, ...more] = await sellsOf(day);
    expect(more).toEqual([]);
    expect(sell).toMatchObject({
      status: 'pending_execution',
      variety: 'regular',
      validity: 'day',
      quantity: position?.quantity,
      position_id: position?.id,
    });
    expect(istClock(sell?.created_at ?? 0)).toMatch(/^09:15/);
    expect(position?.no_sell_reason).toBeNull();
    expect(position?.last_target).toMatchObject({ basis: 'ema9', price: sell?.limit_price });
  });
});
