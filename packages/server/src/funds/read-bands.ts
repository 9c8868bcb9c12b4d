import type { ReadOnlyBrokerPort } from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { bandKey, keepBands, type ListingRef, type ToldBand } from '../db/funds/price-bands.ts';

type Broker = Pick<ReadOnlyBrokerPort, 'readQuotes' | 'readInstruments'>;

/**
 * Asks the broker between which prices these shares are taken, and keeps the answer. The quote's band is that of the moment;
 * where there is none, the list of the day has one, with the time of the list.
 */
export async function readBands(
  db: Db,
  broker: Broker,
  of: { readonly accountId: string; readonly listings: readonly ListingRef[] },
): Promise<void> {
  const refs = of.listings.flatMap(({ segment, token }) =>
    segment === 'nse_cm' || segment === 'bse_cm' ? [{ segment, token } as const] : [],
  );
  if (refs.length === 0) return;
  const quotes = await broker.readQuotes(refs);
  const told = quotes.kind === 'complete' || quotes.kind === 'partial' ? bandsOf(quotes) : [];
  const known = new Set(told.map(bandKey));
  const rest = new Set(refs.map(bandKey).filter((key) => !known.has(key)));
  await keepBands(db, of.accountId, [...told, ...(await fromList(broker, rest))]);
}

async function fromList(broker: Broker, wanted: ReadonlySet<string>): Promise<readonly ToldBand[]> {
  if (wanted.size === 0) return [];
  const list = await broker.readInstruments();
  if (list.kind !== 'complete' && list.kind !== 'partial') return [];
  return bandsOf({ ...list, rows: list.rows.filter((row) => wanted.has(bandKey(row))) });
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
