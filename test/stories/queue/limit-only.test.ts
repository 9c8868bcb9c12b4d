import { describe, expect, it } from 'vitest';
import { openApi } from '../../support/api.ts';
import { whileTimePasses } from '../../support/ask.ts';
import { EVENING, startTradingDay } from '../../support/trading-day.ts';

async function evening() {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  const owner = await (await openApi(day)).owner();
  const place = (body: Readonly<Record<string, unknown>>, key: string) =>
    whileTimePasses(
      day,
      owner.send(
        'POST',
        '/api/v1/user/orders',
        { account_id: day.account.accountId, symbol: 'CIPLA', side: 'buy', quantity: 2, ...body },
        { 'idempotency-key': key },
      ),
    );
  return { day, place };
}

describe('an order by hand', () => {
  it.each(['market', 'stop_loss', 'stop_loss_market'])(
    'of the type %s is refused, says why, and sends nothing',
    async (type) => {
      const { day, place } = await evening();
      const refused = await place({ order_type: type }, `refused-${type}`);
      expect(refused.status).toBe(422);
      expect(refused.body).toMatchObject({
        code: 'limit_orders_only',
        detail: expect.stringMatching(/Kotak/),
        mend: expect.stringMatching(/limit_price/),
      });
      expect((await place({ order_type: type, limit_price: '1400.00' }, `priced-${type}`)).status).toBe(422);
      expect(day.simulator.broker.orders(day.account.ucc)).toEqual([]);
    },
  );

  it('goes to the broker at the limit that was named', async () => {
    const { day, place } = await evening();
    const close = day.simulator.broker.instrument('nse_cm', 'CIPLA-EQ')?.previousClosePaise ?? 0;
    const limit = `${Math.floor(close / 100) - 5}.00`;
    const placed = await place({ order_type: 'limit', limit_price: limit }, 'placed-at-limit');
    expect(placed.body).toMatchObject({ state: 'done', order: { order_type: 'limit', limit_price: limit } });
    expect(day.simulator.broker.orders(day.account.ucc)).toMatchObject([
      { orderType: 'L', pricePaise: Number(limit) * 100 },
    ]);
  });
});
