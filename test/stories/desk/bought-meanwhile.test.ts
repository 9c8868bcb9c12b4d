import { describe, expect, it } from 'vitest';
import { ask } from '../../support/ask.ts';
import { placeByHand } from '../../support/place-by-hand.ts';
import { EVENING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

/** An evening on which the feed says nothing: what happens after the last reading is in the broker's book alone. */
async function silentEvening(options: Parameters<typeof startTradingDay>[0] = {}): Promise<TradingDay> {
  const day = await startTradingDay(options);
  await day.until('16:05:00', EVENING);
  day.simulator.faults.add({ kind: 'feed_silence' });
  return day;
}

function buyByHand(day: TradingDay): void {
  placeByHand(day, {
    tradingSymbol: 'SBIN-EQ',
    orderType: 'L',
    quantity: 2,
    pricePaise: 104_000,
    amo: true,
  });
}

describe('a share that its owner bought by hand in the same second', () => {
  it('is not bought by a run: the book is read right before it', async () => {
    const day = await silentEvening();
    const fileId = await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]);
    buyByHand(day);
    const { rows } = await day.run(await day.place(fileId));
    expect(rows.map(({ ticker, outcome, reason_code }) => ({ ticker, outcome, reason_code }))).toEqual([
      { ticker: 'SBIN.NS', outcome: 'skipped', reason_code: 'working_order_exists' },
      { ticker: 'CIPLA.NS', outcome: 'placed', reason_code: null },
    ]);
    expect(day.placements()).toBe(1);
  });

  it('is not bought by an order asked for here', async () => {
    const day = await silentEvening();
    buyByHand(day);
    const body = { symbol: 'SBIN', side: 'buy', quantity: 5, limit_price: '1060.00', managed: true };
    expect(await ask(day, { kind: 'place', body })).toMatchObject({
      state: 'refused',
      answer: { code: 'working_order_exists' },
    });
    expect(day.placements()).toBe(0);
  });

  it('is not bought by a retry, which ends as no longer needed', async () => {
    const day = await silentEvening({ account: { cashPaise: 5_000_000 } });
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    const { id } = await day.order('SBIN');
    day.simulator.broker.deposit(day.account.ucc, 50_000_000);
    buyByHand(day);
    await ask(day, { kind: 'retry', orderId: id });
    const orders = await day.orders();
    expect(orders.find((order) => order.id === id)).toMatchObject({
      status: 'cancelled',
      reason_code: 'no_longer_needed',
    });
    expect(day.placements()).toBe(0);
  });
});
