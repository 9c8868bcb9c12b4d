import {
  type Instrument,
  instrumentKey,
  type Position,
  type Reading,
  type ReadOnlyBrokerPort,
} from '@orderwatch/core';

/** Today's listings by the share they are of. */
interface Listings {
  readonly byKey: ReadonlyMap<string, Instrument>;
  readonly bySymbol: ReadonlyMap<string, Instrument>;
}

const indexed = new WeakMap<readonly Instrument[], Listings>();

/**
 * How the shares of these positions are listed today, by the key of the position; one that is not listed is not in it. A
 * share whose ISIN has changed is found by its symbol, so that the change is seen. The list is read once a day.
 */
export async function findListings(
  broker: ReadOnlyBrokerPort,
  positions: readonly Pick<Position, 'instrument' | 'instrumentKey'>[],
): Promise<ReadonlyMap<string, Instrument>> {
  const listings = listingsOf(await broker.readInstruments());
  return new Map(
    positions.flatMap(({ instrument: { exchange, symbol }, instrumentKey: key }) => {
      const instrument = listings.byKey.get(key) ?? listings.bySymbol.get(`${exchange}|${symbol}`);
      return instrument === undefined ? [] : [[key, instrument] as const];
    }),
  );
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
