import { describe, expect, it } from 'vitest';
import { buy, openMarket, UCC } from './test-market.ts';

const NOON = '2026-08-20 12:00';
const GLENMARK = 'GLENMARK-EQ';

/** A market at one price all day, where so many shares a minute change hands. */
function flatMarket(pricePaise: number, liquidityPerMinute = 1_000, account = {}) {
  const market = openMarket(NOON, {}, account);
  market.broker.market.setScript({
    tradingSymbol: GLENMARK,
    openPaise: pricePaise,
    points: [{ at: '09:15', pricePaise }],
    liquidityPerMinute,
  });
  return market;
}

describe('a regular order', () => {
  it('walks from station to station and is filled at the market’s price', async () => {
    const market = flatMarket(185_000);
    const number = market.place({ pricePaise: 186_000, tag: 'reg-1' });
    expect(market.stations(number)).toEqual(['put order req received']);
    await market.clock.advanceBy(2_000);
    expect(market.stations(number)).toEqual([
      'put order req received',
      'validation pending',
      'open pending',
      'open',
      'complete',
    ]);
    expect(market.order(number)).toMatchObject({ averagePrice: '1850.00', tag: 'reg-1' });
    expect(market.broker.trades(UCC)).toMatchObject([
      { orderNumber: number, quantity: 10, pricePaise: 185_000 },
    ]);
    expect(market.broker.positions(UCC)).toMatchObject([{ buyQuantity: 10, buyAmountPaise: 1_850_000 }]);
  });

  it('rests below the market and trades at its own limit when the price comes', async () => {
    const market = openMarket(NOON);
    market.broker.market.setScript({
      tradingSymbol: GLENMARK,
      points: [
        { at: '12:30', pricePaise: 186_000 },
        { at: '13:00', pricePaise: 184_000 },
      ],
    });
    const number = market.place({ pricePaise: 185_000 });
    await market.until('2026-08-20 12:40');
    expect(market.order(number)).toMatchObject({ status: 'open', filled: 0 });
    await market.until('2026-08-20 13:00');
    expect(market.order(number)).toMatchObject({ status: 'complete', averagePrice: '1850.00' });
  });

  it('is filled in parts as far as others trade, and stays open with what is filled', async () => {
    const market = flatMarket(185_000, 4);
    const number = market.place({ pricePaise: 185_500 });
    await market.until('2026-08-20 12:01:20');
    const partly = market.order(number);
    expect(partly.status).toBe('open');
    expect(partly.filled).toBeGreaterThan(0);
    expect(partly.filled + partly.openQuantity).toBe(10);
    await market.until('2026-08-20 12:05');
    expect(market.order(number).status).toBe('complete');
    expect(market.broker.trades(UCC).length).toBeGreaterThan(2);
  });

  it('is never filled where nobody trades', async () => {
    const market = flatMarket(185_000, 0);
    const number = market.place({ pricePaise: 186_000 });
    await market.until('2026-08-20 15:45');
    expect(market.order(number)).toMatchObject({ status: 'open', filled: 0 });
  });

  it('rests at the upper circuit, where nobody sells', async () => {
    const market = openMarket(NOON);
    const { upperBandPaise } = market.broker.instrument('nse_cm', GLENMARK) ?? { upperBandPaise: 0 };
    market.broker.market.setScript({
      tradingSymbol: GLENMARK,
      points: [{ at: '09:15', pricePaise: upperBandPaise }],
    });
    const number = market.place({ quantity: 1, pricePaise: upperBandPaise });
    await market.until('2026-08-20 15:00');
    expect(market.order(number)).toMatchObject({ status: 'open', filled: 0 });
  });

  it('that is IOC ends at once with what it could get', async () => {
    const market = flatMarket(185_000, 8);
    const number = market.place({ pricePaise: 185_000, validity: 'IOC' });
    await market.clock.advanceBy(1_000);
    expect(market.order(number)).toMatchObject({
      status: 'cancelled',
      filled: 4,
      cancelled: 6,
      openQuantity: 0,
    });
    expect(market.broker.limits(UCC).netPaise).toBe(10_000_000 - 4 * 185_000);
  });

  it('at the market is a limit order near the last price', async () => {
    const market = flatMarket(185_000);
    const number = market.place({ orderType: 'MKT', pricePaise: 0 });
    await market.clock.advanceBy(1_000);
    expect(market.order(number)).toMatchObject({
      status: 'complete',
      pricePaise: 0,
      averagePrice: '1850.00',
    });
  });

  it('is acknowledged and then rejected while the market is shut', async () => {
    for (const moment of ['2026-08-20 08:30', '2026-08-20 18:00', '2026-08-22 11:00']) {
      const market = openMarket(moment);
      const number = market.place({ pricePaise: 185_000 });
      await market.clock.advanceBy(1_000);
      expect(market.order(number)).toMatchObject({
        status: 'rejected',
        rejectReason: 'ADAPTER is down',
        enteredAtMs: null,
        openQuantity: 0,
      });
    }
  });

  it('ends after the close, cancelled by the broker or out of the book', async () => {
    const shown = openMarket(NOON, { vanishingShare: 0 });
    const cancelled = shown.place({ pricePaise: 170_000 });
    await shown.until('2026-08-20 17:05');
    expect(shown.order(cancelled)).toMatchObject({ status: 'cancelled', cancelled: 10, source: 'api' });
    expect(shown.broker.limits(UCC).netPaise).toBe(10_000_000);

    const purged = openMarket(NOON, { vanishingShare: 1 });
    const gone = purged.place({ pricePaise: 170_000 });
    await purged.until('2026-08-20 16:00');
    expect(purged.broker.orders(UCC)).toHaveLength(1);
    await purged.until('2026-08-20 17:05');
    expect(purged.broker.orders(UCC)).toEqual([]);
    expect(purged.order(gone)).toMatchObject({ vanished: true, status: 'open' });
    expect(purged.broker.limits(UCC).netPaise).toBe(10_000_000);
  });

  it('leaves the book overnight', async () => {
    const market = flatMarket(185_000);
    market.place({ pricePaise: 186_000 });
    await market.until('2026-08-20 23:59');
    expect(market.broker.orders(UCC)).toHaveLength(1);
    await market.until('2026-08-21 00:01');
    expect(market.broker.orders(UCC)).toEqual([]);
    expect(market.broker.trades(UCC)).toEqual([]);
  });
});

describe('a request that makes no order', () => {
  const cases = [
    ['an unknown symbol', { tradingSymbol: 'NOSUCH-EQ' }, 1006],
    ['no quantity', { quantity: 0 }, 1009],
    ['half a share', { quantity: 1.5 }, 1009],
    ['a limit order without a price', { pricePaise: 0 }, 1009],
    ['a stop-loss without a trigger', { orderType: 'SL' }, 1009],
  ] as const;
  it.each(cases)('is refused: %s', (_name, request, code) => {
    const market = openMarket(NOON);
    expect(market.broker.place(UCC, buy(request))).toMatchObject({ kind: 'refused', code });
    expect(market.broker.orders(UCC)).toEqual([]);
  });

  it('is refused when its tag was used before', () => {
    const market = openMarket(NOON);
    market.place({ tag: 'same' });
    expect(market.broker.place(UCC, buy({ tag: 'same' }))).toMatchObject({
      code: 32,
      text: 'error from core',
    });
    expect(market.broker.truth().requests.map((request) => request.answer.kind)).toEqual([
      'acknowledged',
      'refused',
    ]);
  });
});

describe('a stop-loss order', () => {
  it('waits for its trigger and then trades within its limit', async () => {
    const market = openMarket(NOON);
    market.broker.market.setScript({
      tradingSymbol: GLENMARK,
      points: [
        { at: '12:30', pricePaise: 185_000 },
        { at: '13:00', pricePaise: 187_000 },
      ],
    });
    const number = market.place({ orderType: 'SL', triggerPaise: 186_000, pricePaise: 186_500 });
    await market.until('2026-08-20 12:35');
    expect(market.order(number).status).toBe('trigger pending');
    await market.until('2026-08-20 13:01');
    expect(market.stations(number).slice(3)).toEqual(['trigger pending', 'open', 'complete']);
    expect(Number(market.order(number).averagePrice)).toBeLessThanOrEqual(1865);
  });

  it('at the market is rejected from the API and taken from the app', async () => {
    const market = openMarket(NOON);
    const request = buy({ orderType: 'SL-M', pricePaise: 0, triggerPaise: 190_000 });
    const api = market.broker.place(UCC, request);
    const app = market.broker.place(UCC, request, 'app');
    await market.clock.advanceBy(1_000);
    expect(api.kind === 'acknowledged' && market.order(api.orderNumber)).toMatchObject({
      status: 'rejected',
      rejectReason: 'Market order with Algo Id not allowed',
    });
    expect(app.kind === 'acknowledged' && market.order(app.orderNumber)).toMatchObject({
      status: 'trigger pending',
      source: 'app',
    });
  });
});

describe('an idle broker', () => {
  it('sets no timer while nothing rests, and few while orders do', async () => {
    const market = openMarket(NOON);
    expect(market.clock.nextDueMs()).toBeUndefined();
    market.place({ pricePaise: 170_000 });
    await market.clock.advanceBy(1_000);
    expect((market.clock.nextDueMs() ?? 0) - market.clock.nowMs()).toBeGreaterThan(60_000);
  });
});
