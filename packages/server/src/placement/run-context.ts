import { type Instrument, istDayNumber, type ReadOnlyBrokerPort, type Snapshot } from '@orderwatch/core';
import type { AccountBroker } from '../brokers/account-broker.ts';
import { dayText } from '../db/cycle/records.ts';
import { loadOwnOrders, type PlacementOrder } from '../db/placement/load-own-orders.ts';
import type { RunRecord } from '../db/placement/run-state.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import { reconcileFacts } from '../monitor/phase-facts.ts';
import type { BuySettings } from './account-settings.ts';
import type { PlaceDeps } from './place-deps.ts';

/** A reading older than this is taken again before the next order of the run leaves. */
const BOOK_REFRESH_MS = 45_000;
/** Orders that ended days ago do not matter to a new buy; those of today and of the sessions to come do. */
const RECENT_DAYS = 1;

/** What a run has read of the account before its first order. */
export interface Readings {
  book: Snapshot;
  readonly holdings: Awaited<ReturnType<ReadOnlyBrokerPort['readHoldings']>>;
  readonly todaysPositions: Awaited<ReturnType<ReadOnlyBrokerPort['readPositions']>>;
  readonly listings: ReadonlyMap<string, readonly Instrument[]>;
}

export interface RunContext {
  readonly deps: PlaceDeps;
  readonly hands: AccountHands;
  readonly run: RunRecord;
  readonly settings: BuySettings;
  readonly readings: Readings;
  readonly broker: AccountBroker;
  /** Of a dry run: what would have been placed before, so that its cash is not spent twice. */
  readonly wouldBuy: PlacementOrder[];
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

export async function refreshBook({ deps, hands, readings }: RunContext): Promise<void> {
  if (deps.clock.nowMs() - readings.book.requestedAtMs < BOOK_REFRESH_MS) return;
  // Without a newer one the old one stays, and admission refuses by its age.
  readings.book = (await hands.freshBook()) ?? readings.book;
}

export function ownOrders({ db, clock }: PlaceDeps, accountId: string): Promise<readonly PlacementOrder[]> {
  return loadOwnOrders(db, accountId, dayText(istDayNumber(clock.nowMs()) - RECENT_DAYS));
}

/** The session that an order of this run would belong to. */
export function dayOfRun({ deps, settings }: RunContext): number {
  const facts = reconcileFacts(deps.calendar, () => undefined);
  return facts.tradingDayFor(deps.clock.nowMs(), settings.placement.variety);
}
