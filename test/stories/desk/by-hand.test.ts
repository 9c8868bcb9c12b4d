import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../support/notices-of.ts';
import { placeByHand } from '../../support/place-by-hand.ts';
import { MORNING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

const EVENING = '2026-08-20';

async function placedEvening(): Promise<TradingDay> {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  // Far above every price, so that nothing fills by itself.
  day.simulator.broker.market.setScript({ tradingSymbol: 'SBIN-EQ', gapPercent: 4, floorPaise: 106_000 });
  await day.place(await day.recommend([{ symbol: 'SBIN' }]));
  await day.until('16:06:00', EVENING);
  return day;
}

async function numberOf(day: TradingDay): Promise<string> {
  const [attempt] = await day.attempts((await day.order('SBIN')).id);
  return attempt?.broker_order_id ?? '';
}

describe('a hand in the app of the broker', () => {
  it('that cancels an order is told as the user, not as the system, with evidence', async () => {
    const day = await placedEvening();
    const { ucc } = day.account;
    day.simulator.broker.cancel(ucc, await numberOf(day), { amo: true }, 'app');
    await day.until('16:07:00', EVENING);
    const order = await day.order('SBIN');
    expect(order.status).toBe('cancelled');
    expect(order.cancelled_by).toBe('user');
    const event = (await day.events(order.id)).find(({ kind }) => kind === 'order.cancelled');
    expect(event?.actor).toBe('external');
    expect(event?.evidence_id).not.toBeNull();
    expect(day.placements()).toBe(1);
  });

  it.each([-3, 5])(
    'that changes price and quantity is told once, as an external change: %i shares',
    async (more) => {
      const day = await placedEvening();
      const before = await day.order('SBIN');
      day.simulator.broker.modify(
        day.account.ucc,
        await numberOf(day),
        { pricePaise: 100_000, quantity: before.quantity + more },
        'app',
      );
      // Evening, night and opening: every reading after the first shows what is known.
      await day.until('09:20:00', MORNING);
      const order = await day.order('SBIN');
      expect(order).toMatchObject({
        status: 'pending_execution',
        quantity: before.quantity + more,
        limit_price: 100_000,
      });
      const modified = (await day.events(order.id)).filter(({ kind }) => kind === 'order.modified');
      expect(modified).toHaveLength(1);
      expect(modified[0]?.actor).toBe('external');
      expect((await noticesOf(day, order.id)).filter((kind) => kind === 'order_modified')).toHaveLength(1);
    },
  );

  it('that buys a share is shown as an order of its own, with its whole life, and never touched', async () => {
    const day = await placedEvening();
    await day.until('10:00:00');
    const answer = placeByHand(day, { tradingSymbol: 'CIPLA-EQ', quantity: 2 });
    expect(answer.kind).toBe('acknowledged');
    await day.until('10:03:00');
    const order = await day.order('CIPLA');
    expect(order).toMatchObject({ origin: 'external', managed: false, status: 'closed', execution_qty: 2 });
    expect(day.placements()).toBe(1);
  });
});

describe('a partial fill that is then cancelled', () => {
  it('keeps what was bought and says why the rest was not', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    const close = day.simulator.broker.instrument('nse_cm', 'SBIN-EQ')?.previousClosePaise ?? 0;
    day.simulator.broker.market.setScript({
      tradingSymbol: 'SBIN-EQ',
      day: '2026-08-21',
      openPaise: Math.round((close * 1.03) / 5) * 5,
      points: [
        { at: '09:20', pricePaise: Math.round((close * 1.03) / 5) * 5 },
        { at: '09:30', pricePaise: close },
      ],
      liquidityPerMinute: 3,
      auctionLiquidity: 0,
    });
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('09:45:00');
    const partly = await day.order('SBIN');
    expect(partly.status).toBe('pending_execution');
    expect(partly.execution_qty).toBeGreaterThan(0);
    expect(partly.execution_qty).toBeLessThan(partly.quantity);

    day.simulator.broker.cancel(day.account.ucc, await numberOf(day), { amo: false }, 'app');
    await day.until('09:47:00');
    const ended = await day.order('SBIN');
    expect(ended.status).toBe('ongoing');
    expect(ended.execution_qty).toBeGreaterThanOrEqual(partly.execution_qty);
    const truth = day.simulator.broker.orders(day.account.ucc)[0];
    expect(ended.execution_qty).toBe(truth?.filled);
    expect(await day.attempts(ended.id)).toMatchObject([{ state: 'cancelled', filled_qty: truth?.filled }]);
  });
});
