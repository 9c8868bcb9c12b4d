import { describe, expect, it } from 'vitest';
import { openMarket, UCC } from './test-market.ts';

const GLENMARK = 'GLENMARK-EQ';
const EVENING = '2026-08-20 17:00';
const RELEASED = [
  'after market order req received',
  'put order req received',
  'validation pending',
  'open pending',
  'open',
];

describe('an AMO order', () => {
  it('is in the evening’s book and in the morning’s, with the number of the evening', async () => {
    const market = openMarket(EVENING);
    const number = market.place({ amo: true, tag: 'amo-1' });
    expect(number).toMatch(/^260820\d{9}$/);
    expect(market.broker.orders(UCC)).toMatchObject([
      { orderNumber: number, atExchange: false, tag: 'amo-1' },
    ]);
    await market.until('2026-08-21 08:59:59');
    expect(market.broker.orders(UCC)).toMatchObject([
      { orderNumber: number, status: 'after market order req received', exchangeOrderId: null },
    ]);
  });

  it('goes to the exchange at 09:00 and is filled in the opening auction at about 09:08', async () => {
    const market = openMarket(EVENING);
    market.broker.market.setScript({ tradingSymbol: GLENMARK, day: '2026-08-21', openPaise: 184_000 });
    const number = market.place({ amo: true, pricePaise: 185_000 });
    await market.until('2026-08-21 09:07');
    expect(market.stations(number)).toEqual(RELEASED);
    expect(market.order(number)).toMatchObject({ status: 'open', filled: 0, amo: true, atExchange: true });
    await market.until('2026-08-21 09:09');
    expect(market.order(number)).toMatchObject({
      status: 'complete',
      filled: 10,
      openQuantity: 0,
      averagePrice: '1840.00',
      exchangeOrderId: expect.stringMatching(/^\d{16}$/),
    });
  });

  it('goes on at its limit in continuous trading when the auction did not reach it', async () => {
    const market = openMarket(EVENING);
    market.broker.market.setScript({
      tradingSymbol: GLENMARK,
      openPaise: 186_000,
      points: [
        { at: '11:00', pricePaise: 186_000 },
        { at: '11:30', pricePaise: 184_000 },
      ],
    });
    const number = market.place({ amo: true, pricePaise: 185_000 });
    await market.until('2026-08-21 11:10');
    expect(market.order(number)).toMatchObject({ status: 'open', filled: 0 });
    await market.until('2026-08-21 11:31');
    expect(market.order(number)).toMatchObject({ status: 'complete', averagePrice: '1850.00' });
  });

  it('waits over a long weekend for the next trading day', async () => {
    const market = openMarket('2026-09-11 17:00');
    const number = market.place({ amo: true, pricePaise: 170_000 });
    await market.until('2026-09-14 12:00');
    expect(market.order(number).status).toBe('after market order req received');
    expect(market.broker.orders(UCC)).toHaveLength(1);
    await market.until('2026-09-15 09:01');
    expect(market.order(number).atExchange).toBe(true);
  });

  it('is held until 09:15 when it is a stop-loss, an IOC or a disclosed-quantity order', async () => {
    const market = openMarket(EVENING);
    const stop = market.place({
      amo: true,
      orderType: 'SL',
      pricePaise: 200_000,
      triggerPaise: 199_900,
    });
    const ioc = market.place({ amo: true, validity: 'IOC', pricePaise: 175_000 });
    const iceberg = market.place({ amo: true, disclosedQuantity: 5, pricePaise: 175_000 });
    await market.until('2026-08-21 09:14:59');
    for (const number of [stop, ioc, iceberg]) expect(market.order(number).atExchange).toBe(false);
    await market.until('2026-08-21 09:16');
    expect(market.order(stop).status).toBe('trigger pending');
    expect(market.order(ioc)).toMatchObject({ status: 'cancelled', cancelled: 10 });
    expect(market.order(iceberg).status).toBe('open');
  });

  it('is modified and cancelled while it waits, the latter only with the AMO flag', async () => {
    const market = openMarket(EVENING);
    const number = market.place({ amo: true, tag: 'amo-2' });
    market.broker.modify(UCC, number, { quantity: 20, pricePaise: 188_000 });
    await market.clock.advanceBy(1_000);
    expect(market.order(number)).toMatchObject({
      status: 'modify after market order req received',
      quantity: 20,
      openQuantity: 20,
      pricePaise: 188_000,
      modifiedBy: market.broker.account(UCC)?.pan,
      tag: expect.stringMatching(/^\d{10}-\d{6}-[A-Z]{5}\d{4}[A-Z]-ADMINAPI$/),
    });
    expect(market.broker.cancel(UCC, number, { amo: false })).toMatchObject({
      kind: 'refused',
      code: 14,
      text: 'error from core',
    });
    expect(market.broker.cancel(UCC, number, { amo: true })).toEqual({
      kind: 'acknowledged',
      orderNumber: number,
    });
    await market.until('2026-08-21 09:30');
    expect(market.order(number)).toMatchObject({
      status: 'cancelled after market order',
      cancelled: 20,
      atExchange: false,
      tag: expect.stringMatching(/ADMINAPI-\d{10}$/),
    });
  });

  it('cannot be changed between the end of the window and the open', async () => {
    const market = openMarket(EVENING);
    const number = market.place({ amo: true });
    await market.until('2026-08-21 08:58');
    expect(market.broker.cancel(UCC, number, { amo: true }).kind).toBe('refused');
    expect(market.broker.modify(UCC, number, { quantity: 5 }).kind).toBe('refused');
  });

  it('is rejected in the middle of the session', async () => {
    const market = openMarket('2026-08-20 11:00');
    const number = market.place({ amo: true, pricePaise: 185_000 });
    await market.clock.advanceBy(1_000);
    expect(market.order(number)).toMatchObject({
      status: 'rejected',
      rejectReason: expect.stringContaining('AMO timings'),
    });
  });
});

describe('the morning’s run', () => {
  it('gives the money to the orders in the order of their entry', async () => {
    const market = openMarket(EVENING, {}, { cashPaise: 4_000_000 });
    const numbers = [1, 2, 3].map((count) =>
      market.place({ amo: true, pricePaise: 170_000, tag: `run-${count}` }),
    );
    expect(market.broker.limits(UCC).netPaise).toBe(4_000_000);
    await market.until('2026-08-21 09:05');
    expect(numbers.map((number) => market.order(number).status)).toEqual(['open', 'open', 'rejected']);
    expect(market.order(numbers[2] ?? '')).toMatchObject({
      rejectReason:
        'RMS:Margin Exceeds,Cash Available:6000.00,Additional margin required:11000.00 for entity account-AB1C2 ' +
        'across exchange across segment across product ',
      exchangeOrderId: null,
      openQuantity: 0,
    });
    expect(market.broker.limits(UCC)).toMatchObject({ netPaise: 600_000, marginUsedPaise: 3_400_000 });
  });

  it('blocks the money in the evening where the account is so, and rejects what exceeds it then', async () => {
    const market = openMarket(EVENING, {}, { cashPaise: 2_000_000, blocksFundsForAmo: true });
    const first = market.place({ amo: true, pricePaise: 170_000 });
    await market.clock.advanceBy(1_000);
    expect(market.broker.limits(UCC).netPaise).toBe(300_000);
    const second = market.place({ amo: true, pricePaise: 170_000 });
    await market.clock.advanceBy(1_000);
    expect(market.order(second)).toMatchObject({
      status: 'rejected',
      rejectReason: expect.stringContaining('RMS:Margin Exceeds,Cash Available:3000.00'),
    });
    await market.until('2026-08-21 09:05');
    expect(market.order(first).status).toBe('open');
    expect(market.broker.limits(UCC).netPaise).toBe(300_000);
  });

  it('rejects what a scenario wants rejected, at the desk or at the exchange', async () => {
    const market = openMarket(EVENING);
    market.broker.rejectAtOpen({ tradingSymbol: GLENMARK }, 'RMS:Blocked for the day');
    market.broker.rejectAtOpen(
      { tradingSymbol: 'KEC-EQ' },
      '17070 : The Price is out of the LPP range',
      'exchange',
    );
    const atDesk = market.place({ amo: true });
    const atExchange = market.place({ amo: true, tradingSymbol: 'KEC-EQ', pricePaise: 80_000 });
    await market.until('2026-08-21 09:01');
    expect(market.order(atDesk)).toMatchObject({
      status: 'rejected',
      rejectReason: 'RMS:Blocked for the day',
    });
    expect(market.stations(atExchange).slice(-2)).toEqual(['open pending', 'rejected']);
  });

  it('passes forty orders within a second', async () => {
    const market = openMarket(EVENING, {}, { cashPaise: 1_000 });
    for (let count = 0; count < 40; count += 1) market.place({ amo: true, tag: `forty-${count}` });
    await market.until('2026-08-21 09:00:01');
    expect(market.broker.orders(UCC).map((order) => order.status)).toEqual(Array(40).fill('rejected'));
  });
});

describe('an AMO order with the market always open', () => {
  it('is taken at any hour and waits for the next real opening', async () => {
    const market = openMarket('2026-08-20 11:00', { alwaysOpen: true });
    const number = market.place({ amo: true, pricePaise: 185_000 });
    const listing = market.broker.instrument('nse_cm', GLENMARK);
    const regular = market.place({ pricePaise: listing?.upperBandPaise, quantity: 1 });
    await market.until('2026-08-20 11:05');
    expect(market.order(number).status).toBe('after market order req received');
    expect(market.order(regular).status).toBe('complete');
    await market.until('2026-08-21 09:01');
    expect(market.order(number).atExchange).toBe(true);
  });
});
