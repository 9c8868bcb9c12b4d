import {
  type BrokerQuote,
  type EpochMs,
  type Instrument,
  istDayNumber,
  type ReadOnlyBrokerPort,
  type SellMarket,
} from '@orderwatch/core';

/** What is known of the markets of these listings, by the key of the position: the listing, and the broker's quote. */
export async function readMarkets(
  broker: ReadOnlyBrokerPort,
  listings: ReadonlyMap<string, Instrument>,
): Promise<ReadonlyMap<string, SellMarket>> {
  if (listings.size === 0) return new Map();
  const quotes = await broker.readQuotes([...listings.values()]);
  const rows = quotes.kind === 'complete' || quotes.kind === 'partial' ? quotes.rows : [];
  const byToken = new Map(rows.map((row) => [`${row.segment}|${row.token}`, row]));
  return new Map(
    [...listings].map(([key, instrument]) => {
      const quote = byToken.get(`${instrument.segment}|${instrument.token}`);
      return [key, marketOf(instrument, quote, quotes.requestedAtMs)];
    }),
  );
}

function marketOf(instrument: Instrument, quote: BrokerQuote | undefined, askedAtMs: EpochMs): SellMarket {
  return {
    // The quote's band is today's; the list's is that of the morning.
    instrument: {
      ...instrument,
      lowerBand: quote?.lowerBand ?? instrument.lowerBand,
      upperBand: quote?.upperBand ?? instrument.upperBand,
    },
    last: lastOf(quote, askedAtMs),
    basePrice: quote?.basePrice ?? null,
    auctionReference: null,
  };
}

/** A price of today is as old as the look at it: a share that nobody trades for an hour still costs what it last did. */
function lastOf(quote: BrokerQuote | undefined, askedAtMs: EpochMs): SellMarket['last'] {
  if (quote?.lastPrice == null) return null;
  const { lastPrice: price, tradedAtMs } = quote;
  const ofToday = tradedAtMs === null || istDayNumber(tradedAtMs) === istDayNumber(askedAtMs);
  return { price, atMs: ofToday ? askedAtMs : tradedAtMs };
}
