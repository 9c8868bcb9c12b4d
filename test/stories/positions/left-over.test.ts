import { describe, expect, it } from 'vitest';
import { whileTimePasses } from '../../support/ask.ts';
import { bought, closeOf, onTick, positionsOf, sellsOf } from '../../support/positions.ts';
import { MORNING } from '../../support/trading-day.ts';

const MONDAY = '2026-08-24';

describe('a sell that nobody watched at the end of its day', () => {
  it('is no sell of the next day: its position says so, until a person ends it, and is then on sale again', async () => {
    const day = await bought({}, { sellsUnsettled: true }, true);
    await day.until('09:20:00');
    expect(await sellsOf(day)).toMatchObject([{ status: 'pending_execution' }]);
    await day.desk.stop();
    await day.until('09:10:00', MONDAY);
    const desk = await day.startDesk({ instanceId: 'second' });
    await day.until('09:18:00', MONDAY);
    const [sell, ...others] = await sellsOf(day);
    expect(others).toEqual([]);
    expect(sell).toMatchObject({ status: 'pending_execution', cancelled_by: null });
    expect(await positionsOf(day)).toMatchObject([{ no_sell_reason: { code: 'unconfirmed_sell' } }]);
    const told = (await day.events()).filter(({ kind }) => kind === 'account.day_unsealed');
    expect(told.length).toBeGreaterThan(0);

    const { accountId, userId } = day.account;
    const orderId = sell?.id ?? '';
    const wish = { accountId, userId, channel: 'api', kind: 'cancel', orderId } as const;
    const report = await whileTimePasses(day, desk.request(wish));
    expect(report).toMatchObject({ state: 'done', answer: { code: 'ended' } });
    await day.until('09:22:00', MONDAY);
    expect(await sellsOf(day)).toMatchObject([
      { status: 'cancelled', cancelled_by: 'expiry', reason_code: 'day_ended' },
      { status: 'pending_execution', quantity: sell?.quantity },
    ]);
    expect(await positionsOf(day)).toMatchObject([{ no_sell_reason: null, sell_hold: null }]);
    expect((await day.events(orderId)).at(-1)).toMatchObject({ kind: 'order.expired', actor: 'user' });
  });

  it('and that filled meanwhile is found in its history, with its price and its position', async () => {
    const day = await bought({}, { sellsUnsettled: true }, true);
    const [low, high] = [onTick(closeOf(day) * 0.99), onTick(closeOf(day) * 1.06)];
    day.simulator.broker.market.setScript({
      tradingSymbol: 'SBIN-EQ',
      day: MORNING,
      openPaise: low,
      points: [
        { at: '11:00', pricePaise: low },
        { at: '12:00', pricePaise: high },
      ],
      closePaise: high,
    });
    await day.until('09:20:00');
    await day.desk.stop();
    await day.until('09:10:00', MONDAY);
    await day.startDesk({ instanceId: 'second' });
    await day.until('09:11:00', MONDAY);
    const [truth] = day.simulator.broker.truth().orders.filter(({ side }) => side === 'S');
    const [sell, ...others] = await sellsOf(day);
    expect(others).toEqual([]);
    expect(sell).toMatchObject({ status: 'closed', execution_qty: truth?.filled, corrections: 0 });
    expect(Number(sell?.execution_price)).toBe(Number(truth?.averagePrice));
    expect(await positionsOf(day)).toMatchObject([{ quantity: 0, sold_qty: truth?.filled }]);
  });
});
