import { describe, expect, it } from 'vitest';
import { istMs, openMarket, UCC } from './test-market.ts';

const NOON = '2026-08-20 12:00';

describe('a quote', () => {
  it('tells the day so far inside the band, with five levels on each side', async () => {
    const market = openMarket('2026-08-20 08:00');
    const glenmark = market.broker.instrument('nse_cm', 'GLENMARK-EQ');
    if (!glenmark) throw new Error('Not listed');
    const early = market.broker.quotes(glenmark);
    expect(early).toMatchObject({ openPaise: 0, volume: 0, lastPaise: glenmark.previousClosePaise });
    await market.until(NOON);
    const noon = market.broker.quotes(glenmark);
    expect(noon.highPaise).toBeGreaterThanOrEqual(Math.max(noon.openPaise, noon.lastPaise));
    expect(noon.lowPaise).toBeLessThanOrEqual(Math.min(noon.openPaise, noon.lastPaise));
    expect(noon.closePaise).toBe(glenmark.previousClosePaise);
    expect([noon.buy.length, noon.sell.length]).toEqual([5, 5]);
    expect(noon.buy[0]?.pricePaise).toBeLessThan(noon.sell[0]?.pricePaise ?? 0);
    await market.until('2026-08-20 15:29');
    expect(market.broker.quotes(glenmark).volume).toBeGreaterThan(noon.volume);
  });

  it('has nobody on the selling side at the upper circuit', () => {
    const market = openMarket(NOON);
    const glenmark = market.broker.instrument('nse_cm', 'GLENMARK-EQ');
    if (!glenmark) throw new Error('Not listed');
    market.broker.market.setScript({
      tradingSymbol: 'GLENMARK-EQ',
      points: [{ at: '09:15', pricePaise: glenmark.upperBandPaise }],
    });
    expect(market.broker.quotes(glenmark).sell).toEqual([]);
  });

  it('is found by token as by name, and by segment', () => {
    const { broker } = openMarket(NOON);
    expect(broker.instrument('nse_cm', '2885')).toEqual(broker.instrument('nse_cm', 'RELIANCE-EQ'));
    expect(broker.instrument('bse_cm', '500325')?.tradingSymbol).toBe('RELIANCE');
    expect(broker.instrument('bse_cm', '2885')).toBeUndefined();
  });
});

describe('the market’s status', () => {
  const cases = [
    ['2026-08-20 08:00', 'closed', 'closed', '2026-08-20 09:00'],
    ['2026-08-20 09:13', 'pre_open_buffer', 'pre_open_buffer', '2026-08-20 09:15'],
    ['2026-08-20 12:00', 'continuous', 'continuous', '2026-08-20 15:15'],
    ['2026-08-20 15:16', 'closing_auction_reference', 'continuous', '2026-08-20 15:20'],
    ['2026-08-20 15:31', 'closing_auction_matching', 'closed', '2026-08-20 15:35'],
    ['2026-08-21 18:00', 'closed', 'closed', '2026-08-24 09:00'],
  ] as const;
  it.each(cases)('at %s is %s and %s, and changes at %s', (at, withDerivatives, withoutDerivatives, next) => {
    expect(openMarket(at).broker.marketStatus()).toEqual({
      withDerivatives,
      withoutDerivatives,
      nextChangeMs: istMs(next),
    });
  });
});

describe('beyond the calendar', () => {
  it('weekdays are traded and AMO orders wait for them', async () => {
    const market = openMarket('2027-03-05 17:00');
    const number = market.place({ amo: true, pricePaise: priceNear(market) });
    await market.until('2027-03-07 12:00');
    expect(market.order(number).status).toBe('after market order req received');
    await market.until('2027-03-08 09:01');
    expect(market.order(number).atExchange).toBe(true);
    const inSession = market.place({ amo: true, pricePaise: priceNear(market) });
    await market.until('2027-03-08 11:00');
    expect(market.order(inSession).rejectReason).toContain('AMO timings');
  });

  it('a special session at night takes the AMO orders of the day before', async () => {
    const market = openMarket('2026-11-06 17:00');
    const number = market.place({ amo: true, pricePaise: priceNear(market) });
    await market.until('2026-11-08 17:59');
    expect(market.order(number).atExchange).toBe(false);
    await market.until('2026-11-08 18:01');
    expect(market.order(number).atExchange).toBe(true);
  });
});

describe('what happens to orders', () => {
  it('is heard by those who listen, state by state, until they stop', async () => {
    const market = openMarket(NOON);
    const heard: string[] = [];
    const positions: number[] = [];
    const stop = market.broker.onOrderChange((order, state) => {
      heard.push(`${order.orderNumber} ${state.status}`);
    });
    market.broker.onPositionChange((position) => positions.push(position.buyQuantity));
    const number = market.place({ orderType: 'MKT', pricePaise: 0 });
    await market.until('2026-08-20 12:05');
    expect(heard).toEqual(market.stations(number).map((status) => `${number} ${status}`));
    expect(positions.at(-1)).toBe(10);
    stop();
    market.place();
    expect(heard).toHaveLength(market.stations(number).length);
  });

  it('leaves no timer behind when the broker is closed', async () => {
    const market = openMarket(NOON);
    market.place({ amo: false, pricePaise: 170_000 });
    await market.clock.advanceBy(1_000);
    market.broker.close();
    expect(market.clock.nextDueMs()).toBeUndefined();
  });
});

describe('a change of the order’s type', () => {
  it('turns a resting limit order into one that waits for its trigger, and back', async () => {
    const market = openMarket(NOON);
    const { lastPaise } = market.broker.quotes(listing(market));
    market.broker.market.setScript({
      tradingSymbol: 'GLENMARK-EQ',
      points: [{ at: '09:15', pricePaise: lastPaise }],
    });
    const number = market.place({ pricePaise: lastPaise - 5_000 });
    await market.clock.advanceBy(500);
    market.broker.modify(UCC, number, {
      orderType: 'SL',
      triggerPaise: lastPaise + 1_000,
      pricePaise: lastPaise + 2_000,
    });
    await market.until('2026-08-20 13:00');
    expect(market.order(number)).toMatchObject({ status: 'trigger pending', orderType: 'SL', filled: 0 });
    market.broker.modify(UCC, number, { orderType: 'L', pricePaise: lastPaise });
    await market.until('2026-08-20 13:30');
    expect(market.order(number)).toMatchObject({ status: 'complete', orderType: 'L' });
  });
});

function listing(market: ReturnType<typeof openMarket>) {
  const found = market.broker.instrument('nse_cm', 'GLENMARK-EQ');
  if (!found) throw new Error('Not listed');
  return found;
}

/** A little below the market, so that the order rests. */
function priceNear(market: ReturnType<typeof openMarket>): number {
  return Math.round((listing(market).previousClosePaise * 0.95) / 5) * 5;
}
