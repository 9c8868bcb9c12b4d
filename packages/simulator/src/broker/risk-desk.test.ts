import { describe, expect, it } from 'vitest';
import { openMarket, UCC } from './test-market.ts';
import type { PlaceRequest } from './types.ts';

const NOON = '2026-08-20 12:00';

describe('the risk desk', () => {
  const rejections: readonly (readonly [string, Partial<PlaceRequest>, string])[] = [
    [
      'money that is not there',
      { quantity: 100, pricePaise: 186_000 },
      'RMS:Margin Exceeds,Cash Available:100000.00,Additional margin required:86000.00 for entity account-AB1C2 ' +
        'across exchange across segment across product ',
    ],
    [
      'a price above the circuit',
      { pricePaise: 230_000 },
      'RMS:Rule: Check circuit limit including square off order exceeds  : Circuit breach, Order Price :2300.00, ' +
        'Low Price Range:1665.45 High Price Range:2035.55',
    ],
    ['a price below the circuit', { pricePaise: 100_000 }, 'Circuit breach, Order Price :1000.00'],
    ['a price between two ticks', { pricePaise: 185_003 }, 'RMS:Rule: Check tick size'],
    ['a quantity above the freeze', { quantity: 50_000 }, 'RMS:Rule: Check freeze quantity'],
    [
      'intraday in a trade-to-trade share',
      { tradingSymbol: 'AXISCADES-BE', product: 'MIS', pricePaise: 70_000 },
      'MIS not allowed for series BE',
    ],
    ['shares that are not there', { side: 'S' }, 'RMS:Rule: Check holdings'],
  ];
  it.each(rejections)('rejects %s after the acknowledgement', async (_name, request, text) => {
    const market = openMarket(NOON);
    const number = market.place(request);
    await market.clock.advanceBy(1_000);
    expect(market.stations(number)).toEqual(['put order req received', 'validation pending', 'rejected']);
    expect(market.order(number)).toMatchObject({
      rejectReason: expect.stringContaining(text),
      enteredAtMs: null,
      exchangeOrderId: null,
      openQuantity: 0,
    });
    expect(market.broker.limits(UCC).netPaise).toBe(10_000_000);
  });

  it('rejects what a scenario wants rejected', async () => {
    const market = openMarket(NOON);
    const remove = market.broker.rejectAtOnce({ side: 'B' }, 'RMS:Account blocked');
    const rejected = market.place();
    await market.clock.advanceBy(1_000);
    remove();
    const taken = market.place();
    await market.clock.advanceBy(1_000);
    expect(market.order(rejected).rejectReason).toBe('RMS:Account blocked');
    expect(market.order(taken).status).not.toBe('rejected');
  });

  it('tells beforehand what an order needs', () => {
    const market = openMarket(NOON);
    const ask = (quantity: number) =>
      market.broker.checkMargin(UCC, {
        segment: 'nse_cm',
        instrument: '7406',
        side: 'B',
        orderType: 'L',
        product: 'CNC',
        quantity,
        pricePaise: 186_000,
        triggerPaise: 0,
      });
    expect(ask(10)).toMatchObject({ orderMarginPaise: 1_860_000, sufficient: true, shortfallPaise: 0 });
    expect(ask(100)).toMatchObject({
      orderMarginPaise: 18_600_000,
      sufficient: false,
      shortfallPaise: 8_600_000,
    });
  });

  it('sees money that is paid in and out', () => {
    const market = openMarket(NOON);
    market.broker.deposit(UCC, 500_000);
    expect(market.broker.withdraw(UCC, 99_000_000)).toBe(10_500_000);
    market.broker.deposit(UCC, 1_000);
    expect(market.broker.limits(UCC)).toMatchObject({
      netPaise: 1_000,
      payInPaise: 501_000,
      payOutPaise: 10_500_000,
    });
  });
});

describe('shares', () => {
  const flat = { tradingSymbol: 'GLENMARK-EQ', points: [{ at: '09:15', pricePaise: 185_000 }] };
  const buyAll = { pricePaise: 186_000, quantity: 10 };
  const sellAll = { side: 'S', pricePaise: 184_000, quantity: 10 } as const;

  it('bought today are a position and may be sold today', async () => {
    const market = openMarket(NOON);
    market.broker.market.setScript(flat);
    market.place(buyAll);
    await market.clock.advanceBy(60_000);
    expect(market.broker.holdings(UCC)).toEqual([]);
    const number = market.place(sellAll);
    await market.clock.advanceBy(60_000);
    expect(market.order(number).status).toBe('complete');
    await market.until('2026-08-21 10:00');
    expect(market.broker.holdings(UCC)).toEqual([]);
  });

  it('bought yesterday are unsettled, and cannot be sold until the day after', async () => {
    const market = openMarket(NOON);
    market.broker.market.setScript(flat);
    market.place(buyAll);
    await market.until('2026-08-21 10:00');
    expect(market.broker.holdings(UCC)).toMatchObject([
      { quantity: 10, sellableQuantity: 0, unsettledQuantity: 10, costPaise: 1_850_000 },
    ]);
    const early = market.place(sellAll);
    await market.clock.advanceBy(1_000);
    expect(market.order(early)).toMatchObject({
      status: 'rejected',
      rejectReason: expect.stringMatching(/^RMS:Rule: Check T1 holdings/),
    });
    await market.until('2026-08-24 10:00');
    expect(market.broker.holdings(UCC)).toMatchObject([{ sellableQuantity: 10, unsettledQuantity: 0 }]);
    const number = market.place(sellAll);
    await market.clock.advanceBy(60_000);
    expect(market.order(number).status).toBe('complete');
    await market.until('2026-08-25 10:00');
    expect(market.broker.holdings(UCC)).toEqual([]);
  });

  it('of yesterday may be sold where the account allows it', async () => {
    const market = openMarket(NOON, {}, { sellsUnsettled: true });
    market.broker.market.setScript(flat);
    market.place(buyAll);
    await market.until('2026-08-21 10:00');
    const number = market.place(sellAll);
    await market.clock.advanceBy(60_000);
    expect(market.order(number).status).toBe('complete');
  });

  it('cannot be offered twice', async () => {
    const market = openMarket(
      NOON,
      {},
      {
        holdings: [{ tradingSymbol: 'GLENMARK-EQ', quantity: 10, averagePaise: 170_000 }],
      },
    );
    market.place({ side: 'S', pricePaise: 200_000, quantity: 6 });
    await market.clock.advanceBy(1_000);
    expect(market.broker.holdings(UCC)).toMatchObject([{ quantity: 10, sellableQuantity: 4 }]);
    const second = market.place({ side: 'S', pricePaise: 200_000, quantity: 6 });
    await market.clock.advanceBy(1_000);
    expect(market.order(second).rejectReason).toContain('Holding Quantity :4, Order Quantity :6');
  });

  it('need an authorisation of the day where there is no mandate', async () => {
    const market = openMarket(
      NOON,
      {},
      {
        sellAuthorised: false,
        holdings: [{ tradingSymbol: 'GLENMARK-EQ', quantity: 10, averagePaise: 170_000 }],
      },
    );
    market.broker.market.setScript(flat);
    const refused = market.place(sellAll);
    await market.clock.advanceBy(1_000);
    expect(market.order(refused).rejectReason).toContain('eDIS');
    market.broker.authoriseSells(UCC);
    const taken = market.place(sellAll);
    await market.clock.advanceBy(60_000);
    expect(market.order(taken).status).toBe('complete');
    expect(market.broker.limits(UCC).netPaise).toBe(10_000_000 + 1_850_000);
  });
});

describe('an intraday position', () => {
  it('is closed by the risk desk before the session ends', async () => {
    const market = openMarket(NOON, {}, { cashPaise: 500_000 });
    market.broker.market.setScript({
      tradingSymbol: 'GLENMARK-EQ',
      points: [{ at: '09:15', pricePaise: 185_000 }],
    });
    const number = market.place({ product: 'MIS', pricePaise: 185_000 });
    await market.until('2026-08-20 12:10');
    expect(market.order(number).status).toBe('complete');
    expect(market.broker.limits(UCC).netPaise).toBe(500_000 - 370_000);
    await market.until('2026-08-20 15:30');
    expect(market.broker.orders(UCC)).toMatchObject([
      { source: 'api' },
      { source: 'rms', side: 'S', orderType: 'MKT', status: 'complete' },
    ]);
    expect(market.broker.limits(UCC).netPaise).toBe(500_000);
  });
});
