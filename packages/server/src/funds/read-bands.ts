import type { ReadOnlyBrokerPort } from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { bandKey, keepBands, type ListingRef, type ToldBand } from '../db/funds/price-bands.ts';

type Broker = Pick<ReadOnlyBrokerPort, 'readQuotes' | 'readInstruments'>;

/**
 * Asks the broker between which prices these shares are taken, and keeps the answer. The quote's band is that of the moment;
 * where there is none, the list of the day has one, with the time of the list. False when the broker answered neither.
 */
export async function readBands(
  db: Db,
  broker: Broker,
  of: { readonly accountId: string; readonly listings: readonly ListingRef[] },
): Promise<boolean> {
  const refs = of.listings.flatMap(({ segment, token }) =>
    segment === 'nse_cm' || segment === 'bse_cm' ? [{ segment, token } as const] : [],
  );
  if (refs.length === 0) return true;
  const quotes = await broker.readQuotes(refs);
  const told = hasRows(quotes) ? bandsOf(quotes) : [];
  const known = new Set(told.map(bandKey));
  const rest = new Set(refs.map(bandKey).filter((key) => !known.has(key)));
  const list = rest.size === 0 ? null : await broker.readInstruments();
  const ofDay = list !== null && hasRows(list) ? bandsOf(list).filter((row) => rest.has(bandKey(row))) : [];
  await keepBands(db, of.accountId, [...told, ...ofDay]);
  return hasRows(quotes) || (list !== null && hasRows(list));
}

function hasRows<Reading extends { readonly kind: string }>(
  reading: Reading,
): reading is Extract<Reading, { readonly kind: 'complete' | 'partial' }> {
  return reading.kind === 'complete' || reading.kind === 'partial';
}

function bandsOf({
  rows,
  receivedAtMs: atMs,
}: {
  readonly rows: readonly Omit<ToldBand, 'atMs'>[];
  readonly receivedAtMs: number;
}): readonly ToldBand[] {
  return rows.flatMap(({ segment, token, lowerBand, upperBand }) =>
    lowerBand === null && upperBand === null ? [] : [{ segment, token, lowerBand, upperBand, atMs }],
  );
}
