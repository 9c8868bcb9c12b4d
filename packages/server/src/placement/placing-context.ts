import type { Instrument, ReadOnlyBrokerPort, Snapshot } from '@orderwatch/core';
import type { AccountBroker } from '../brokers/account-broker.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { BuySettings } from './account-settings.ts';
import type { PlaceDeps } from './place-deps.ts';

/** A reading older than this is taken again before the next order leaves. */
const BOOK_REFRESH_MS = 45_000;

/** What was read of the account before the first order of a turn. */
export interface Readings {
  book: Snapshot;
  readonly holdings: Awaited<ReturnType<ReadOnlyBrokerPort['readHoldings']>>;
  readonly todaysPositions: Awaited<ReturnType<ReadOnlyBrokerPort['readPositions']>>;
  readonly listings: ReadonlyMap<string, readonly Instrument[]>;
}

/** What a turn of placing works with: a run, a retry, a manual order. */
export interface PlacingContext {
  readonly deps: PlaceDeps;
  readonly hands: AccountHands;
  readonly settings: BuySettings;
  readonly readings: Readings;
  readonly broker: AccountBroker;
}

/** One after the other, so that a simulated day is the same every time. A sentence when nothing can be planned. */
export async function takeReadings(
  hands: AccountHands,
  broker: ReadOnlyBrokerPort,
): Promise<Readings | string> {
  const book = await hands.freshBook();
  if (book === null) return 'The order book could not be read and reconciled, so nothing is placed.';
  const holdings = await broker.readHoldings();
  const todaysPositions = await broker.readPositions();
  const instruments = await broker.readInstruments();
  if (instruments.kind === 'failed')
    return `The broker's list of shares could not be read: ${instruments.why.words}`;
  if (instruments.kind === 'empty') return "The broker's list of shares is empty.";
  const listings = new Map<string, Instrument[]>();
  for (const instrument of instruments.rows) {
    const others = listings.get(instrument.symbol);
    if (others) others.push(instrument);
    else listings.set(instrument.symbol, [instrument]);
  }
  return { book, holdings, todaysPositions, listings };
}

export async function refreshBook({ deps, hands, readings }: PlacingContext): Promise<void> {
  if (deps.clock.nowMs() - readings.book.requestedAtMs < BOOK_REFRESH_MS) return;
  // Without a newer one the old one stays, and admission refuses by its age.
  readings.book = (await hands.freshBook()) ?? readings.book;
}
