import { describe, expect, it } from 'vitest';
import { bought, CALM, closeOf, numberOf, onTick, positionsOf, sellsOf } from '../../support/positions.ts';
import { EVENING, istClock, MORNING, startTradingDay } from '../../support/trading-day.ts';

describe('a position', () => {
  it('bought at 09:08 has, under the same-day rule, its sell at 09:15', async () => {
    const day = await bought();
    await day.until('09:14:30');
    expect(await sellsOf(day)).toEqual([]);
    expect((await positionsOf(day))[0]?.no_sell_reason).toMatchObject({ code: 'market_closed' });
    await day.until('09:16:00');
    const [position] = await positionsOf(day);
    const sells = await sellsOf(day);
    expect(sells).toMatchObject([
      {
        status: 'pending_execution',
        variety: 'regular',
        validity: 'day',
        quantity: position?.quantity,
        position_id: position?.id,
      },
    ]);
    expect(istClock(sells[0]?.created_at ?? 0)).toMatch(/^09:15/);
    expect(position?.no_sell_reason).toBeNull();
    expect(position?.last_target).toMatchObject({ basis: 'percent', price: sells[0]?.limit_price });
  });

  it('whose buy the feed tells of while the book cannot be read has its reason at once', async () => {
    const day = await bought();
    await day.until('09:07:00');
    day.simulator.faults.add({ kind: 'status', status: 503, operation: 'orders' });
    await day.until('09:08:30');
    const [position] = await positionsOf(day);
    expect(position?.quantity).toBeGreaterThan(0);
    expect(position?.no_sell_reason).not.toBeNull();
    expect(position?.no_sell_reason).toMatchObject({ facts: { sentence: expect.stringMatching(/\w/) } });
    expect(await sellsOf(day)).toEqual([]);
  });

  it('is sold at its average of nine closes and the last price, and its buy is closed', async () => {
    const day = await bought({ policy: 'ema9' });
    const price = onTick(closeOf(day) * 1.04);
    day.simulator.broker.market.setScript({
      tradingSymbol: 'SBIN-EQ',
      day: MORNING,
      points: [
        { at: '09:20', pricePaise: onTick(closeOf(day) * 0.96) },
        { at: '11:00', pricePaise: price },
      ],
    });
    await day.until('11:10:00');
    const [position] = await positionsOf(day);
    const [sell] = await sellsOf(day);
    expect(sell).toMatchObject({ status: 'closed', execution_qty: position?.bought_qty });
    expect(position).toMatchObject({ quantity: 0, sold_qty: position?.bought_qty });
    expect(position?.closed_at).not.toBeNull();
    expect((await day.order('SBIN')).status).toBe('closed');
    const kinds = (await day.events()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'position.closed')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'order.position_closed')).toHaveLength(1);
  });

  it('whose price falls has its sell lowered, and never raised again', async () => {
    const day = await bought({ policy: 'ema9' });
    const close = closeOf(day);
    day.simulator.broker.market.setScript({
      tradingSymbol: 'SBIN-EQ',
      day: MORNING,
      openPaise: onTick(close * 0.97),
      points: [
        { at: '09:20', pricePaise: onTick(close * 0.97) },
        { at: '10:00', pricePaise: onTick(close * 0.94) },
        { at: '10:30', pricePaise: onTick(close * 0.95) },
      ],
    });
    await day.until('09:30:00');
    const [first] = await sellsOf(day);
    await day.until('10:02:00');
    const [lowered] = await sellsOf(day);
    await day.until('10:45:00');
    const [last, ...more] = await sellsOf(day);
    expect(more).toEqual([]);
    expect(lowered?.limit_price).toBeLessThan(first?.limit_price ?? 0);
    expect(last?.limit_price).toBeLessThanOrEqual(lowered?.limit_price ?? 0);
    const events = await day.events(last?.id);
    expect(events.some(({ kind }) => kind === 'order.modify_requested')).toBe(true);
    expect(
      events.filter(({ kind }) => kind === 'order.modified').every(({ actor }) => actor === 'system'),
    ).toBe(true);
  });
});

describe('a buy that is filled in part and then cancelled', () => {
  it('has a position and a sell of what was filled', async () => {
    const day = await startTradingDay({ account: { settings: { sells: CALM } } });
    await day.until('16:05:00', EVENING);
    const close = closeOf(day);
    day.simulator.broker.market.setScript({
      tradingSymbol: 'SBIN-EQ',
      day: MORNING,
      openPaise: onTick(close * 1.03),
      points: [
        { at: '09:20', pricePaise: onTick(close * 1.03) },
        { at: '09:30', pricePaise: onTick(close * 1.0) },
        { at: '15:00', pricePaise: onTick(close * 1.0) },
      ],
      liquidityPerMinute: 3,
      auctionLiquidity: 0,
    });
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('09:40:00');
    const buy = await day.order('SBIN');
    expect(buy.status).toBe('pending_execution');
    expect(buy.execution_qty).toBeGreaterThan(0);
    expect(await sellsOf(day), 'the account must not trade with itself').toEqual([]);
    expect((await positionsOf(day))[0]?.no_sell_reason).toMatchObject({ code: 'being_bought' });
    day.simulator.broker.cancel(day.account.ucc, await numberOf(day, buy.id), { amo: false }, 'app');
    await day.until('09:45:00');
    const ended = await day.order('SBIN');
    const [position] = await positionsOf(day);
    const sells = await sellsOf(day);
    expect(ended.status).toBe('ongoing');
    expect(ended.execution_qty).toBeGreaterThan(0);
    expect(position?.quantity).toBe(ended.execution_qty);
    expect(sells).toHaveLength(1);
    expect(sells[0]?.quantity).toBe(ended.execution_qty);
  });
});

describe('an account without a standing authorisation', () => {
  it('has no sell, and says why', async () => {
    const day = await bought({ authorised: 'no' }, { sellAuthorised: false });
    await day.until('09:30:00');
    expect(await sellsOf(day)).toEqual([]);
    expect((await positionsOf(day))[0]?.no_sell_reason).toMatchObject({ code: 'sell_not_authorised' });
    expect((await day.events()).filter(({ kind }) => kind === 'position.sell_missing')).toHaveLength(1);
  });

  it('that says it has one is refused twice, then held', async () => {
    const day = await bought({ first_day: 'settled' }, { sellAuthorised: false });
    await day.until('10:00:00', '2026-08-25');
    const sells = await sellsOf(day);
    expect(sells.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const [position] = await positionsOf(day);
    expect(position).toMatchObject({ sell_hold: { by: 'user' }, quantity: sells[0]?.quantity });
    const held = (await day.events()).filter(({ kind }) => kind === 'position.held');
    expect(held).toMatchObject([{ body: { reason: expect.stringContaining('refused 2 times today') } }]);
    const told = await day.database.db
      .selectFrom('notices')
      .select('event_id')
      .where('kind', '=', 'sells_problem')
      .where('event_id', '=', held[0]?.id ?? '')
      .execute();
    expect(told).toHaveLength(1);
  });
});
