import { describe, expect, it } from 'vitest';
import { buy, openMarket, UCC } from './test-market.ts';

const SBIN = 'SBIN-EQ';
const HOLDINGS = [{ tradingSymbol: SBIN, quantity: 50, averagePaise: 90_000 }];

/** An instrument with derivatives that stands at one price all day. */
function market(at: string, auctionLiquidity = 10_000) {
  const opened = openMarket(at, {}, { holdings: HOLDINGS });
  opened.broker.market.setScript({
    tradingSymbol: SBIN,
    previousClosePaise: 100_000,
    openPaise: 100_000,
    points: [{ at: '09:15', pricePaise: 100_000 }],
    closePaise: 101_000,
    auctionLiquidity,
  });
  return opened;
}

const sell = { tradingSymbol: SBIN, side: 'S' } as const;

describe('the closing auction of an instrument with derivatives', () => {
  it('fills a sell that rested all day, minutes after 15:30', async () => {
    const day = market('2026-08-20 12:00');
    const number = day.place({ ...sell, pricePaise: 100_500 });
    await day.until('2026-08-20 15:29');
    expect(day.order(number)).toMatchObject({ status: 'open', filled: 0 });
    await day.until('2026-08-20 15:35');
    expect(day.order(number)).toMatchObject({ status: 'complete', averagePrice: '1010.00' });
    const [trade] = day.broker.trades(UCC);
    expect(new Date((trade?.atMs ?? 0) + 19_800_000).toISOString()).toMatch(/T15:3[0-4]/);
  });

  it('leaves a target outside its band of three percent alone', async () => {
    const day = market('2026-08-20 12:00');
    const number = day.place({ ...sell, pricePaise: 104_000 });
    await day.until('2026-08-20 15:36');
    expect(day.order(number)).toMatchObject({ status: 'open', filled: 0 });
  });

  const entries = [
    ['in the reference minutes', '2026-08-20 15:17', {}, 'reference price'],
    ['outside the band', '2026-08-20 15:21', { pricePaise: 104_000 }, 'closing auction band'],
    [
      'of a stop-loss',
      '2026-08-20 15:21',
      { orderType: 'SL', triggerPaise: 99_500, pricePaise: 99_000 },
      'Only limit',
    ],
    ['while it matches', '2026-08-20 15:30:01', {}, 'matching'],
  ] as const;
  it.each(entries)('takes no entry %s', async (_name, moment, request, text) => {
    const day = market(moment);
    const number = day.place({ ...sell, pricePaise: 100_000, ...request });
    await day.clock.advanceBy(500);
    expect(day.order(number)).toMatchObject({
      status: 'rejected',
      rejectReason: expect.stringContaining(text),
    });
  });

  it('takes limit and market orders between 15:20 and about 15:28', async () => {
    const day = market('2026-08-20 15:21');
    const limit = day.place({ ...sell, pricePaise: 100_000 });
    const atMarket = day.place({ ...sell, orderType: 'MKT', pricePaise: 0 });
    await day.until('2026-08-20 15:35');
    expect([day.order(limit).averagePrice, day.order(atMarket).averagePrice]).toEqual(['1010.00', '1010.00']);
  });

  it('fills what others want, and leaves the rest to the broker’s cleaning', async () => {
    const day = market('2026-08-20 15:21', 20);
    const number = day.place({ ...sell, orderType: 'MKT', pricePaise: 0, quantity: 50 });
    await day.until('2026-08-20 15:36');
    const { filled, openQuantity } = day.order(number);
    expect(filled).toBeGreaterThan(0);
    expect(filled + openQuantity).toBe(50);
    await day.until('2026-08-20 17:05');
    expect(day.order(number)).toMatchObject({ status: 'cancelled', filled, cancelled: openQuantity });
  });

  it('is not for instruments without derivatives, which trade on until 15:30', async () => {
    const day = openMarket('2026-08-20 15:18');
    const price = day.broker.instrument('nse_cm', 'KEC-EQ')?.upperBandPaise;
    const answer = day.broker.place(UCC, buy({ tradingSymbol: 'KEC-EQ', pricePaise: price, quantity: 1 }));
    await day.until('2026-08-20 15:20');
    expect(answer.kind === 'acknowledged' && day.order(answer.orderNumber).status).toBe('complete');
  });
});
