import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../support/notices-of.ts';
import { fillsOf, positionsOf } from '../../support/positions.ts';
import { EVENING, startTradingDay } from '../../support/trading-day.ts';

describe('a buy that is filled in the opening auction', () => {
  it('opens a position by what was executed, in the transaction that records the fill', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    day.simulator.broker.market.setScript({ tradingSymbol: 'SBIN-EQ', day: '2026-08-21', gapPercent: -1 });
    await day.until('09:12:00');
    const order = await day.order('SBIN');
    const [position] = await positionsOf(day);
    const [fill] = await fillsOf(day);
    expect(order.status).toBe('ongoing');
    expect(position).toMatchObject({
      quantity: order.execution_qty,
      bought_qty: order.execution_qty,
      sold_qty: 0,
      closed_at: null,
      symbol: 'SBIN',
    });
    expect(Number(position?.bought_value)).toBe(Number(fill?.value));
    expect(order.position_id).toBe(position?.id);
    expect(fill?.position_id).toBe(position?.id);
    const told = (await day.events()).filter(({ kind }) => kind === 'position.opened');
    expect(told).toHaveLength(1);
    expect(told[0]?.body).toMatchObject({ positionId: position?.id, positionQty: order.execution_qty });
  });

  it('is one fill and one position after a hundred readings and a restart', async () => {
    const day = await startTradingDay({ leaseMs: 30_000, first: { instanceId: 'first' } });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    day.simulator.broker.market.setScript({ tradingSymbol: 'SBIN-EQ', day: '2026-08-21', gapPercent: -1 });
    await day.until('09:12:00');
    const before = await positionsOf(day);
    await day.until('10:10:00');
    day.desk.abandon();
    await day.startDesk({ instanceId: 'second' });
    await day.until('11:00:00');
    const after = await positionsOf(day);
    expect(after.map(({ quantity, bought_value }) => ({ quantity, bought_value }))).toEqual(
      before.map(({ quantity, bought_value }) => ({ quantity, bought_value })),
    );
    expect((await fillsOf(day)).filter(({ fill_key }) => fill_key.startsWith('cum:'))).toHaveLength(1);
    const told = (await day.events()).filter(({ kind }) => kind.startsWith('position.open'));
    expect(told).toHaveLength(1);
    const order = await day.order('SBIN');
    const executed = (await noticesOf(day, order.id)).filter((kind) => kind === 'order_executed');
    expect(executed).toHaveLength(1);
  });
});

describe('the holdings', () => {
  it('of the day of the buy, in which the shares are not yet, close no position and are no difference', async () => {
    const day = await startTradingDay({
      account: { settings: { sells: { policy: 'percent', target_percent: '20' } } },
    });
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    day.simulator.broker.market.setScript({ tradingSymbol: 'SBIN-EQ', day: '2026-08-21', gapPercent: -1 });
    await day.until('12:00:00');
    const held = () =>
      day.simulator.broker
        .holdings(day.account.ucc)
        .filter(({ instrument }) => instrument.symbol === 'SBIN')
        .reduce((sum, { quantity }) => sum + quantity, 0);
    expect(held()).toBe(0);
    const [bought] = await positionsOf(day);
    // Past the comparison of the holdings, through the night and into the next session.
    await day.until('10:00:00', '2026-08-24');
    expect(held()).toBe(bought?.quantity);
    const after = await positionsOf(day);
    expect(after).toMatchObject([{ id: bought?.id, quantity: bought?.quantity, closed_at: null }]);
    const kinds = (await day.events()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'position.closed' || kind === 'account.holdings_differ')).toEqual(
      [],
    );
  });
});

describe('the trade book', () => {
  it('names the executions in place of the steps of the total, in the same number of shares', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    day.simulator.broker.market.setScript({ tradingSymbol: 'SBIN-EQ', day: '2026-08-21', gapPercent: -1 });
    await day.until('09:30:00');
    const order = await day.order('SBIN');
    const fills = await fillsOf(day);
    const standing = fills.filter(({ superseded_at }) => superseded_at === null);
    expect(standing.every(({ fill_key }) => fill_key.startsWith('trade:'))).toBe(true);
    expect(standing.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(order.execution_qty);
    expect(standing.every(({ position_id }) => position_id === order.position_id)).toBe(true);
    expect(fills.filter(({ superseded_at }) => superseded_at !== null)).toHaveLength(1);
    const trades = day.simulator.broker.trades(day.account.ucc);
    expect(standing).toHaveLength(trades.length);
  });
});
