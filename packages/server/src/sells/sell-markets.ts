import {
  type BrokerQuote,
  type EpochMs,
  type Instrument,
  instrumentKey,
  istDayNumber,
  type Position,
  type Reading,
  type ReadOnlyBrokerPort,
  type SellMarket,
} from '@orderwatch/core';

/** Today's listings by the share they are of. */
interface Listings {
  readonly byKey: ReadonlyMap<string, Instrument>;
  readonly bySymbol: ReadonlyMap<string, Instrument>;
}

const indexed = new WeakMap<readonly Instrument[], Listings>();

/**
 * What is known of the markets of these positions: the listing of today (symbols and tokens change), and the broker's
 * quote. A share whose ISIN has changed is found by its symbol, so that the change is seen.
 */
export async function readMarkets(
  broker: ReadOnlyBrokerPort,
  positions: readonly Position[],
): Promise<ReadonlyMap<string, SellMarket>> {
  const listings = listingsOf(await broker.readInstruments());
  const found = positions.flatMap((position) => {
    const { exchange, symbol } = position.instrument;
    const instrument =
      listings.byKey.get(position.instrumentKey) ?? listings.bySymbol.get(`${exchange}|${symbol}`);
    return instrument === undefined ? [] : [{ key: position.instrumentKey, instrument }];
  });
  if (found.length === 0) return new Map();
  const quotes = await broker.readQuotes(found.map(({ instrument }) => instrument));
  const rows = quotes.kind === 'complete' || quotes.kind === 'partial' ? quotes.rows : [];
  const byToken = new Map(rows.map((row) => [`${row.segment}|${row.token}`, row]));
  return new Map(
    found.map(({ key, instrument }) => {
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
    faceValue: { before: null, now: null },
  };
}

/** A price of today is as old as the look at it: a share that nobody trades for an hour still costs what it last did. */
function lastOf(quote: BrokerQuote | undefined, askedAtMs: EpochMs): SellMarket['last'] {
  if (quote?.lastPrice == null) return null;
  const { lastPrice: price, tradedAtMs } = quote;
  const ofToday = tradedAtMs === null || istDayNumber(tradedAtMs) === istDayNumber(askedAtMs);
  return { price, atMs: ofToday ? askedAtMs : tradedAtMs };
}

function listingsOf(reading: Reading<Instrument>): Listings {
  if (reading.kind === 'failed' || reading.kind === 'empty') return { byKey: new Map(), bySymbol: new Map() };
  const known = indexed.get(reading.rows);
  if (known !== undefined) return known;
  const byKey = new Map<string, Instrument>();
  const bySymbol = new Map<string, Instrument>();
  for (const instrument of reading.rows) {
    const key = instrumentKey(instrument);
    // The ordinary series of a share that has several.
    if (!byKey.has(key) || instrument.series === 'EQ') byKey.set(key, instrument);
    const name = `${instrument.exchange}|${instrument.symbol}`;
    if (!bySymbol.has(name) || instrument.series === 'EQ') bySymbol.set(name, instrument);
  }
  const made = { byKey, bySymbol };
  indexed.set(reading.rows, made);
  return made;
}
