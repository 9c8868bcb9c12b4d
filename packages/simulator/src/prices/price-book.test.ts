import { nseCalendar2026 } from '@orderwatch/core';
import { describe, expect, it } from 'vitest';
import type { PriceScript } from '../broker/types.ts';
import { calendarSessions } from '../exchange/sessions.ts';
import { DEFAULT_INSTRUMENTS } from '../instruments/default-instruments.ts';
import { createPriceBook, nodeAt, type PriceBook, priceAt } from './price-book.ts';

const START = new Temporal.PlainDate(1970, 1, 1).until('2026-01-01', { largestUnit: 'days' }).days;
const AUGUST_20 = new Temporal.PlainDate(1970, 1, 1).until('2026-08-20', { largestUnit: 'days' }).days;
const sessions = calendarSessions(nseCalendar2026(), 1);
const glenmark = instrumentNamed('GLENMARK-EQ');

function instrumentNamed(tradingSymbol: string) {
  const found = DEFAULT_INSTRUMENTS.find((one) => one.tradingSymbol === tradingSymbol);
  if (!found) throw new Error(`Not listed: ${tradingSymbol}`);
  return found;
}

function bookOf(seed: number, script?: PriceScript): PriceBook {
  const book = createPriceBook({ seed, sessions, firstDay: START, splits: [], onScript: () => {} });
  if (script) book.setScript(script, AUGUST_20);
  return book;
}

describe('prices', () => {
  it.each(DEFAULT_INSTRUMENTS.map((one) => [`${one.segment} ${one.tradingSymbol}`, one] as const))(
    'of %s stay on the tick and inside the band, day after day',
    (_name, instrument) => {
      const book = bookOf(3);
      let day = AUGUST_20;
      for (let count = 0; count < 5; count += 1) {
        const market = book.market(instrument, day);
        const strays = [market.open, market.close, ...market.nodes].filter(
          (price) =>
            price % instrument.tickPaise !== 0 || price < market.band.lower || price > market.band.upper,
        );
        expect(strays).toEqual([]);
        const next = sessions.next(day);
        expect(book.market(instrument, next).previousClose).toBe(market.close);
        day = next;
      }
      expect(Math.abs(Math.log(book.market(instrument, day).close / instrument.basePaise))).toBeLessThan(0.5);
    },
  );

  it('are a function of seed, instrument and day, whatever was asked before', () => {
    const asked = bookOf(5);
    asked.market(glenmark, sessions.next(AUGUST_20));
    asked.market(instrumentNamed('TCS-EQ'), AUGUST_20);
    expect(asked.market(glenmark, AUGUST_20).nodes).toEqual(bookOf(5).market(glenmark, AUGUST_20).nodes);
    expect(bookOf(6).market(glenmark, AUGUST_20).nodes).not.toEqual(asked.market(glenmark, AUGUST_20).nodes);
  });

  it('show the previous close before the open, the auction’s price at 09:10 and the close at night', () => {
    const market = bookOf(1).market(glenmark, AUGUST_20);
    const { preOpen, continuous, endsMs } = market.session;
    expect(priceAt(market, (preOpen?.fromMs ?? 0) + 1)).toBe(market.previousClose);
    expect(priceAt(market, (preOpen?.matchesMs ?? 0) + 1)).toBe(market.open);
    expect(priceAt(market, continuous.fromMs)).toBe(market.nodes[0]);
    expect(priceAt(market, endsMs + 1)).toBe(market.close);
  });
});

describe('a price script', () => {
  const day = '2026-08-20';
  const previous = bookOf(1).market(glenmark, AUGUST_20).previousClose;

  it('sets the open as a price or as a gap', () => {
    const openPaise = previous + 500;
    const scripted = (script: Partial<PriceScript>) =>
      bookOf(1, { tradingSymbol: 'GLENMARK-EQ', day, ...script }).market(glenmark, AUGUST_20);
    expect(scripted({ openPaise }).open).toBe(openPaise);
    const gap = scripted({ gapPercent: 6 }).open / previous;
    expect(gap).toBeCloseTo(1.06, 4);
  });

  it('leads the price from point to point and keeps the last one', () => {
    const points = [
      { at: '09:15', pricePaise: 180_000 },
      { at: '10:15', pricePaise: 186_000 },
    ];
    const market = bookOf(1, { tradingSymbol: 'GLENMARK-EQ', day, points }).market(glenmark, AUGUST_20);
    const at = (minutes: number) =>
      market.nodes[nodeAt(market, market.session.continuous.fromMs + minutes * 60_000)];
    expect([at(0), at(30), at(60), at(300)]).toEqual([180_000, 183_000, 186_000, 186_000]);
    expect(market.close).toBe(186_000);
  });

  it('holds the price between floor and cap', () => {
    const floorPaise = previous - 200;
    const capPaise = previous + 200;
    const { nodes } = bookOf(1, { tradingSymbol: 'GLENMARK-EQ', floorPaise, capPaise }).market(
      glenmark,
      AUGUST_20,
    );
    expect(Math.min(...nodes)).toBeGreaterThanOrEqual(floorPaise);
    expect(Math.max(...nodes)).toBeLessThanOrEqual(capPaise);
  });

  it('never changes a close of the past', () => {
    const market = bookOf(1, { tradingSymbol: 'GLENMARK-EQ', closePaise: 185_000 }).market(
      glenmark,
      AUGUST_20,
    );
    expect(market.previousClose).toBe(previous);
    expect(market.close).toBe(185_000);
  });

  it('ends when it is removed', () => {
    const book = bookOf(1);
    const before = book.market(glenmark, AUGUST_20).open;
    const remove = book.setScript({ tradingSymbol: 'GLENMARK-EQ', gapPercent: 6 }, AUGUST_20);
    expect(book.market(glenmark, AUGUST_20).open).not.toBe(before);
    remove();
    expect(book.market(glenmark, AUGUST_20).open).toBe(before);
  });

  it('moves the previous close and the band, as a corporate action does', () => {
    const script = { tradingSymbol: 'GLENMARK-EQ', day, previousClosePaise: 95_000, bandPercent: 5 };
    expect(bookOf(1, script).listed(glenmark, AUGUST_20)).toMatchObject({
      previousClosePaise: 95_000,
      lowerBandPaise: 90_250,
      upperBandPaise: 99_750,
    });
  });
});
