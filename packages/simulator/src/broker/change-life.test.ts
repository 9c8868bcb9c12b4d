import { describe, expect, it } from 'vitest';
import { openMarket, type TestMarket, UCC } from './test-market.ts';

const NOON = '2026-08-20 12:00';
const GLENMARK = 'GLENMARK-EQ';

async function restingOrder(pricePaise = 170_000): Promise<{ market: TestMarket; number: string }> {
  const market = openMarket(NOON);
  market.broker.market.setScript({
    tradingSymbol: GLENMARK,
    points: [{ at: '09:15', pricePaise: 185_000 }],
    liquidityPerMinute: 8,
  });
  const number = market.place({ pricePaise, tag: 'mine' });
  await market.clock.advanceBy(1_000);
  return { market, number };
}

describe('a cancellation', () => {
  it('ends a resting order, gives its money back and rewrites its tag', async () => {
    const { market, number } = await restingOrder();
    expect(market.broker.limits(UCC).netPaise).toBe(10_000_000 - 1_700_000);
    market.broker.cancel(UCC, number, { amo: false });
    await market.clock.advanceBy(1_000);
    expect(market.stations(number).slice(-2)).toEqual(['cancel pending', 'cancelled']);
    expect(market.order(number)).toMatchObject({
      cancelled: 10,
      openQuantity: 0,
      tag: expect.stringMatching(/^mine-\d{10}$/),
      modifiedBy: null,
    });
    expect(market.broker.limits(UCC).netPaise).toBe(10_000_000);
  });

  it('keeps what was filled before', async () => {
    const { market, number } = await restingOrder(185_000);
    market.broker.cancel(UCC, number, { amo: false });
    await market.clock.advanceBy(1_000);
    expect(market.order(number)).toMatchObject({
      status: 'cancelled',
      filled: 4,
      cancelled: 6,
      openQuantity: 0,
    });
  });

  it('is not what the exchange does that turns down the rest: that is a rejection, with what was filled', async () => {
    const { market, number } = await restingOrder(185_000);
    market.broker.rejectRest(UCC, number, '17070 : The price is out of the current execution range');
    expect(market.order(number)).toMatchObject({
      status: 'rejected',
      filled: 4,
      cancelled: 6,
      openQuantity: 0,
    });
    expect(() => market.broker.rejectRest(UCC, number, 'again')).toThrow('does not rest');
  });

  it('can lose the race against a fill', async () => {
    const { market, number } = await restingOrder();
    market.broker.cancel(UCC, number, { amo: false });
    await market.clock.advanceBy(16);
    expect(market.order(number).status).toBe('cancel pending');
    market.broker.market.setScript({
      tradingSymbol: GLENMARK,
      points: [{ at: '09:15', pricePaise: 169_000 }],
      liquidityPerMinute: 1_000,
    });
    await market.clock.advanceBy(1_000);
    expect(market.stations(number).slice(-2)).toEqual(['cancel pending', 'complete']);
    expect(market.order(number)).toMatchObject({ filled: 10, cancelled: 0, tag: 'mine' });
  });

  it('waits for an order that is still on its way', async () => {
    const market = openMarket(NOON);
    const number = market.place({ pricePaise: 170_000 });
    market.broker.cancel(UCC, number, { amo: false });
    await market.clock.advanceBy(1_000);
    expect(market.stations(number)).toEqual([
      'put order req received',
      'validation pending',
      'open pending',
      'open',
      'cancel pending',
      'cancelled',
    ]);
  });

  it('of an order that has ended, or is not there, is refused', async () => {
    const { market, number } = await restingOrder();
    market.broker.cancel(UCC, number, { amo: false });
    await market.clock.advanceBy(1_000);
    expect(market.broker.cancel(UCC, number, { amo: false })).toEqual({
      kind: 'refused',
      code: 1021,
      text: 'order is completed',
      stat: 'please provide valid order number',
    });
    expect(market.broker.cancel(UCC, '260820000000000', { amo: false })).toMatchObject({ code: 1006 });
  });

  it('is not taken while the opening auction matches, and the order stays open with the reason', async () => {
    const market = openMarket('2026-08-20 17:00');
    const number = market.place({ amo: true, pricePaise: 170_000 });
    await market.until('2026-08-21 09:10');
    market.broker.cancel(UCC, number, { amo: false });
    await market.clock.advanceBy(1_000);
    expect(market.order(number)).toMatchObject({
      status: 'open',
      rejectReason: 'Order modification and cancellation are not allowed in this session',
    });
  });
});

describe('a modification', () => {
  it('goes through its stations, rewrites the tag and names who changed', async () => {
    const { market, number } = await restingOrder();
    market.broker.modify(UCC, number, { quantity: 12, pricePaise: 171_000 }, 'app');
    await market.clock.advanceBy(1_000);
    expect(market.stations(number).slice(-4)).toEqual([
      'modify validation pending',
      'modify pending',
      'modified',
      'open',
    ]);
    expect(market.order(number)).toMatchObject({
      quantity: 12,
      openQuantity: 12,
      pricePaise: 171_000,
      source: 'api',
      modifiedBy: market.broker.account(UCC)?.pan,
      tag: expect.stringMatching(/-ADMINAPI$/),
    });
    expect(market.broker.limits(UCC).netPaise).toBe(10_000_000 - 12 * 171_000);
  });

  it('makes a resting order trade when its price meets the market', async () => {
    const { market, number } = await restingOrder();
    market.broker.modify(UCC, number, { pricePaise: 185_500 });
    await market.until('2026-08-20 12:05');
    expect(market.order(number)).toMatchObject({ status: 'complete', averagePrice: '1850.00' });
  });

  const failures = [
    ['beyond the circuit', { pricePaise: 300_000 }, 'Circuit breach, Order Price :3000.00'],
    ['off the tick', { pricePaise: 170_003 }, 'Check tick size'],
    ['beyond the money', { quantity: 100 }, 'RMS:Margin Exceeds'],
  ] as const;
  it.each(failures)(
    '%s leaves the order open as it was, with the reason on it',
    async (_name, change, text) => {
      const { market, number } = await restingOrder();
      expect(market.broker.modify(UCC, number, change).kind).toBe('acknowledged');
      await market.clock.advanceBy(1_000);
      expect(market.order(number)).toMatchObject({
        status: 'open',
        quantity: 10,
        pricePaise: 170_000,
        tag: 'mine',
        rejectReason: expect.stringContaining(text),
      });
      expect(market.broker.limits(UCC).netPaise).toBe(10_000_000 - 1_700_000);
    },
  );

  it('cannot go below what is filled', async () => {
    const { market, number } = await restingOrder(185_000);
    expect(market.order(number).filled).toBe(4);
    market.broker.modify(UCC, number, { quantity: 4 });
    await market.clock.advanceBy(1_000);
    expect(market.order(number)).toMatchObject({
      quantity: 10,
      rejectReason: expect.stringContaining('traded quantity'),
    });
  });

  it('of another account’s order is refused', async () => {
    const { market, number } = await restingOrder();
    market.broker.addAccount({ ucc: 'ZZ9Z9', cashPaise: 0 });
    expect(market.broker.modify('ZZ9Z9', number, { quantity: 1 })).toMatchObject({ code: 1006 });
    expect(market.broker.order('ZZ9Z9', number)).toBeUndefined();
  });
});

describe('time priority', () => {
  it('is kept by a smaller quantity and lost by a new price', async () => {
    const market = openMarket(NOON);
    market.broker.market.setScript({
      tradingSymbol: GLENMARK,
      points: [
        { at: '13:00', pricePaise: 186_000 },
        { at: '13:01', pricePaise: 184_000 },
      ],
      liquidityPerMinute: 10,
    });
    const kept = market.place({ pricePaise: 185_000, quantity: 6 });
    await market.clock.advanceBy(500);
    const second = market.place({ pricePaise: 185_000, quantity: 6 });
    await market.clock.advanceBy(500);
    market.broker.modify(UCC, kept, { quantity: 5 });
    await market.until('2026-08-20 13:01:20');
    expect(market.order(kept).filled).toBe(5);
    expect(market.order(second).filled).toBeLessThan(6);
  });
});
