import type { BrokerHolding, BrokerPosition, Reading, Snapshot } from '../broker/index.ts';
import { type EpochMs, istDayNumber } from '../time.ts';
import type { OwnOrder } from './check-exposure.ts';
import type { AccountReason } from './reasons.ts';

/** Two cycles of the minute's poll: by an older book no order leaves. */
export const BOOK_MAX_AGE_MS = 120_000;
/** Holdings change by settlement overnight and by our own fills, which positions and book show sooner. */
export const HOLDINGS_MAX_AGE_MS = 900_000;

/** The broker shows a new AMO some seconds late; the others of the same run must not be refused for it. */
const LATE_VISIBILITY_MS = 60_000;

/** Whether this account may place at all. `stopped` carries the reason for people. */
export type PlacingPermission =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'stopped'; readonly why: string };

export interface ReadingsToCheck {
  readonly now: EpochMs;
  readonly placing: PlacingPermission;
  readonly book: Snapshot;
  readonly holdings: Reading<BrokerHolding>;
  /** What was bought and sold today; null where the broker was not asked. */
  readonly todaysPositions: Reading<BrokerPosition> | null;
  readonly orders: readonly OwnOrder[];
}

/**
 * Whether what we know of the account suffices to place anything; null when it does. A failed or partial reading never
 * counts as an empty one: orders that nobody sees are how the same share is bought twice.
 */
export function checkReadings(input: ReadingsToCheck): AccountReason | null {
  const { now, placing, book, holdings } = input;
  if (placing.kind === 'stopped') return { code: 'placing_stopped', why: placing.why };
  if (placing.kind === 'paused') return { code: 'account_paused' };
  const bookFault = whyUnusable(book);
  if (bookFault !== null) return { code: 'book_unavailable', why: bookFault };
  if (book.source !== 'book')
    return { code: 'book_unavailable', why: `a reading of ${book.source} is no book` };
  // The broker says "no data" to an empty book and at times to a full one.
  if (book.kind === 'empty' && input.orders.some((order) => shouldBeIn(book, order))) {
    return { code: 'book_unavailable', why: 'the book is empty, and orders of ours are working' };
  }
  const bookAge = now - book.requestedAtMs;
  if (bookAge > BOOK_MAX_AGE_MS) return { code: 'stale_reading', of: 'book', ageMs: bookAge };
  return checkHoldings(now, holdings) ?? checkTodaysPositions(input.todaysPositions);
}

function checkHoldings(now: EpochMs, holdings: Reading<BrokerHolding>): AccountReason | null {
  const why = whyUnusable(holdings);
  if (why !== null) return { code: 'holdings_unavailable', why };
  const ageMs = now - holdings.requestedAtMs;
  return ageMs > HOLDINGS_MAX_AGE_MS ? { code: 'stale_reading', of: 'holdings', ageMs } : null;
}

// What was bought by hand today stands here alone until it is delivered.
function checkTodaysPositions(positions: Reading<BrokerPosition> | null): AccountReason | null {
  const why = positions === null ? null : whyUnusable(positions);
  return why === null ? null : { code: 'positions_unavailable', why };
}

function whyUnusable(reading: Reading<unknown>): string | null {
  if (reading.kind === 'failed') return reading.why.words;
  if (reading.kind === 'partial') return `${reading.quarantined.length} rows could not be read`;
  return null;
}

/** The broker took it for a session that is not over, and had time to show it. */
function shouldBeIn(book: Snapshot, { status, tradingDay, acceptedAtMs }: OwnOrder): boolean {
  if (status !== 'amo' && status !== 'pending_execution') return false;
  // The book of a later day no longer shows it.
  if (acceptedAtMs === null || tradingDay < istDayNumber(book.requestedAtMs)) return false;
  return acceptedAtMs + LATE_VISIBILITY_MS <= book.requestedAtMs;
}
