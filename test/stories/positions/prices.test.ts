import { describe, expect, it } from 'vitest';
import { positionDetail } from '../../../packages/server/src/http/schemas/position.ts';
import { orderPrices, positionPrices } from '../../../packages/server/src/http/schemas/prices.ts';
import { openApi } from '../../support/api.ts';
import { bought, positionsOf } from '../../support/positions.ts';
import { EVENING, MORNING, type TradingDay } from '../../support/trading-day.ts';

/** A share bought in the opening auction, whose sell is at work, and its owner. */
async function house() {
  const day = await bought({}, { sellsUnsettled: true });
  await day.until('09:20:00');
  const [position] = await positionsOf(day);
  const owner = await (await openApi(day)).owner();
  return { day, owner, order: await day.order('SBIN'), positionId: position?.id ?? '' };
}

type Range = readonly [open: number | null, high: number | null, low: number | null];

function keepClose(day: TradingDay, isin: string | null, on: string, close: number, range?: Range) {
  const [open = null, high = null, low = null] = range ?? [];
  return day.database.pool.query(
    `insert into daily_closes (day, isin, symbol, series, open, high, low, close, source, imported_at)
     values ($1, $2, 'SBIN', 'EQ', $3, $4, $5, $6, 'nse_bhavcopy', now())`,
    [on, isin, open, high, low, close],
  );
}

describe('the prices around an order', () => {
  it('are those that are known, as they were on their days, and none is made up', async () => {
    const { day, owner, order } = await house();
    const path = `/api/v1/user/orders/${order.id}/prices`;
    await day.database.pool.query('delete from daily_closes');
    const { symbol, isin } = order;
    expect((await owner.get(path)).body).toMatchObject({ symbol, isin, closes: [] });
    await keepClose(day, isin, '2026-08-18', 81_005, [80_100, 81_200, 80_005]);
    await keepClose(day, isin, '2026-08-14', 80_000);
    await keepClose(day, isin, '2026-01-02', 70_000);
    expect((await owner.get(path)).body).toMatchObject({
      closes: [
        { day: '2026-08-14', open: null, high: null, low: null, close: '800.00', source: 'nse_bhavcopy' },
        { day: '2026-08-18', open: '801.00', high: '812.00', low: '800.05', close: '810.05' },
      ],
    });
    expect((await owner.get('/api/v1/user/orders/ord_none/prices')).status).toBe(404);
  });

  it('have open, high and low from the exchange’s file, and what became of the order on its days in India', async () => {
    const { owner, order } = await house();
    const prices = orderPrices.parse((await owner.get(`/api/v1/user/orders/${order.id}/prices`)).body);
    expect(prices.closes.filter(({ high }) => high === null)).toEqual([]);
    expect(prices.closes.length).toBeGreaterThanOrEqual(15);
    const price = expect.stringMatching(/^\d+\.\d{2}/);
    expect(prices.marks).toMatchObject([
      { kind: 'placed', order_id: order.id, side: 'buy', day: EVENING, fill: null },
      {
        kind: 'filled',
        order_id: order.id,
        side: 'buy',
        day: MORNING,
        fill: { quantity: order.quantity, price },
      },
    ]);
  });
});

describe('the prices around a position', () => {
  it('have its orders, and are counted by the shares of today once a split is recorded', async () => {
    const { day, owner, order, positionId } = await house();
    const path = `/api/v1/user/positions/${positionId}`;
    await day.database.pool.query('delete from daily_closes');
    await keepClose(day, order.isin, EVENING, 105_00, [100_00, 110_00, 95_05]);
    const pricesNow = async () => positionPrices.parse((await owner.get(`${path}/prices`)).body);
    const fillOf = ({ marks }: Awaited<ReturnType<typeof pricesNow>>) =>
      marks.find(({ kind }) => kind === 'filled')?.fill;
    const before = await pricesNow();
    expect(before).toMatchObject({
      symbol: 'SBIN',
      adjusted: false,
      closes: [{ day: EVENING, low: '95.05' }],
    });
    const { average_cost } = positionDetail.parse((await owner.get(path)).body);
    expect(fillOf(before)).toEqual({ quantity: order.quantity, price: average_cost });
    expect(before.marks.map(({ kind, side }) => `${kind} ${side}`)).toEqual([
      'placed buy',
      'filled buy',
      'placed sell',
    ]);

    await day.until('08:00:00', '2026-08-24');
    const split = { from: 1, to: 5, ex_day: '2026-08-24', reason: 'split' };
    const key = { 'idempotency-key': 'record-the-split' };
    const asked = await owner.send('POST', `${path}/adjust`, split, key);
    expect(asked).toMatchObject({ status: 200 });
    const after = await pricesNow();
    expect(after).toMatchObject({
      adjusted: true,
      closes: [
        { day: EVENING, open: '20.00', high: '22.00', low: '19.01', close: '21.00' },
        { day: MORNING },
      ],
    });
    expect(fillOf(after)?.quantity).toBe(order.quantity);
    expect(Number(fillOf(after)?.price)).toBeCloseTo(Number(average_cost) / 5, 4);
    expect((await owner.get('/api/v1/user/positions/pos_none/prices')).status).toBe(404);
  });
});
