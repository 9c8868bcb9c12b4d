import { describe, expect, it } from 'vitest';
import { ask } from '../../support/ask.ts';
import { bought, closeOf, numberOf, onTick, positionsOf, sellsOf } from '../../support/positions.ts';
import { istClock, MORNING } from '../../support/trading-day.ts';

describe('the closing auction of a share with derivatives', () => {
  const inAuction = (closePercent: number) => async (target: string) => {
    const day = await bought({ target_percent: target });
    const price = onTick(closeOf(day) * 0.99);
    day.simulator.broker.market.setScript({
      tradingSymbol: 'SBIN-EQ',
      day: MORNING,
      openPaise: price,
      points: [{ at: '09:15', pricePaise: price }],
      closePaise: onTick(price * (1 + closePercent / 100)),
      auctionLiquidity: 10_000,
    });
    await day.until('15:29:00');
    expect(await sellsOf(day)).toMatchObject([{ status: 'pending_execution' }]);
    await day.until('15:38:00');
    return day;
  };

  it('fills a sell that rested all day, after 15:30', async () => {
    const day = await inAuction(2.5)('2');
    const [sell] = await sellsOf(day);
    expect(sell).toMatchObject({ status: 'closed' });
    expect((await positionsOf(day))[0]).toMatchObject({ quantity: 0 });
    const [fill] = day.simulator.broker.trades(day.account.ucc).filter(({ side }) => side === 'S');
    expect(istClock(fill?.atMs ?? 0)).toMatch(/^15:3[0-4]/);
  });

  it('takes no new sell while its reference price is not told, and the position says why at once', async () => {
    const day = await bought({ after_cancel_by_hand: 'by_hand' });
    await day.until('15:10:00');
    const [sell] = await sellsOf(day);
    day.simulator.broker.cancel(day.account.ucc, await numberOf(day, sell?.id ?? ''), { amo: false }, 'app');
    await day.until('15:16:00');
    const [held] = await positionsOf(day);
    expect(held).toMatchObject({ no_sell_reason: { code: 'held' } });
    const answer = await ask(day, { kind: 'resume_position', positionId: held?.id ?? null });
    expect(answer.answer?.code).toBe('resumed');
    await day.until('15:18:00');
    expect((await positionsOf(day))[0]).toMatchObject({ no_sell_reason: { code: 'auction_reference' } });
    await day.until('15:22:00');
    expect((await positionsOf(day))[0]).toMatchObject({
      no_sell_reason: {
        code: 'auction_reference_unknown',
        facts: { sentence: expect.stringContaining('the broker does not tell that price') },
      },
    });
    await day.until('15:38:00');
    expect(await sellsOf(day)).toHaveLength(1);
    expect(
      day.simulator.broker
        .truth()
        .requests.filter(({ kind, source }) => kind === 'place' && source === 'api'),
    ).toHaveLength(2);
  });

  it('leaves a target outside its band alone, and the day ends without a sale', async () => {
    const day = await inAuction(2.5)('6');
    const events = (await day.events()).map(({ kind }) => kind);
    expect(events).not.toContain('order.modify_requested');
    await day.until('18:00:00');
    const [sell, ...more] = await sellsOf(day);
    expect(more).toEqual([]);
    expect(sell).toMatchObject({ status: 'cancelled', execution_qty: 0 });
    expect((await positionsOf(day))[0]).toMatchObject({ closed_at: null, sell_hold: null });
  });
});
