import { describe, expect, it } from 'vitest';
import { placeByHand } from '../../support/place-by-hand.ts';
import { bought, numberOf, positionsOf, sellsOf, withSell } from '../../support/positions.ts';
import type { TradingDay } from '../../support/trading-day.ts';

describe('a sell that a person cancels in the app', () => {
  it('is not placed again that day, and is the next morning', async () => {
    const day = await withSell();
    const [sell] = await sellsOf(day);
    day.simulator.broker.cancel(day.account.ucc, await numberOf(day, sell?.id ?? ''), { amo: false }, 'app');
    await day.until('15:00:00');
    expect(await sellsOf(day)).toHaveLength(1);
    expect((await positionsOf(day))[0]).toMatchObject({
      sell_hold: { by: 'user' },
      no_sell_reason: { code: 'held' },
    });
    expect((await day.events()).filter(({ kind }) => kind === 'position.held')).toHaveLength(1);
    await day.until('09:20:00', '2026-08-24');
    expect(await sellsOf(day)).toMatchObject([{ status: 'cancelled' }, { status: 'pending_execution' }]);
    expect((await positionsOf(day))[0]?.sell_hold).toBeNull();
  });

  it('stays away until the person says so, where the account is set so', async () => {
    const day = await withSell({ after_cancel_by_hand: 'by_hand' });
    const [sell] = await sellsOf(day);
    day.simulator.broker.cancel(day.account.ucc, await numberOf(day, sell?.id ?? ''), { amo: false }, 'app');
    await day.until('09:20:00', '2026-08-25');
    expect(await sellsOf(day)).toHaveLength(1);
  });
});

describe('shares that a person sells in the app', () => {
  const byHand = (day: TradingDay, quantity: number) =>
    placeByHand(day, { tradingSymbol: 'SBIN-EQ', side: 'S', quantity });

  async function freeToSell(restarts = false): Promise<TradingDay> {
    // With the policy "none" the shares are not offered by us, so that the person can sell them.
    const day = await bought({ policy: 'none' }, {}, restarts);
    await day.until('09:20:00');
    expect(await sellsOf(day)).toEqual([]);
    return day;
  }

  it('close the position, told as done by somebody else', async () => {
    const day = await freeToSell();
    const [before] = await positionsOf(day);
    byHand(day, before?.quantity ?? 0);
    await day.until('09:23:00');
    const [position] = await positionsOf(day);
    expect(position).toMatchObject({ quantity: 0, sold_qty: before?.quantity });
    expect((await day.order('SBIN')).status).toBe('closed');
    const closed = (await day.events()).filter(({ kind }) => kind === 'position.closed');
    expect(closed).toMatchObject([{ actor: 'external' }]);
  });

  it('leave the rest of the position', async () => {
    const day = await freeToSell();
    const [before] = await positionsOf(day);
    byHand(day, 10);
    await day.until('09:23:00');
    const [position] = await positionsOf(day);
    expect(position).toMatchObject({ quantity: (before?.quantity ?? 0) - 10, sold_qty: 10, sell_hold: null });
  });

  it('are judged after a restart, when they were sold while nobody watched', async () => {
    const day = await freeToSell(true);
    const [before] = await positionsOf(day);
    day.desk.abandon();
    byHand(day, before?.quantity ?? 0);
    await day.until('09:30:00');
    await day.startDesk({ instanceId: 'second' });
    await day.until('09:35:00');
    expect((await positionsOf(day))[0]).toMatchObject({ quantity: 0, sell_hold: null });
  });
});
