import type { BrokerOrder } from '../broker/index.ts';
import type { LastSeen } from '../orders/index.ts';

export type RowAge = 'older' | 'same' | 'newer' | 'unknown';

/** What names a row's version: the broker's nanoseconds, else its clock time with seconds. */
export type RowVersion = Pick<BrokerOrder, 'updateNs' | 'updatedAtMs'>;

/** Compares texts of whole nanoseconds without making numbers of them. */
export function compareNs(first: string, second: string): number {
  if (first.length !== second.length) return first.length - second.length;
  return first < second ? -1 : first > second ? 1 : 0;
}

/** How a row stands to what was seen last. Without a common version nothing can be said. */
export function compareRowVersion(row: RowVersion, seen: RowVersion): RowAge {
  if (row.updateNs !== null && seen.updateNs !== null) return age(compareNs(row.updateNs, seen.updateNs));
  if (row.updatedAtMs !== null && seen.updatedAtMs !== null) return age(row.updatedAtMs - seen.updatedAtMs);
  return 'unknown';
}

/**
 * True when the row says what was seen last. This is the hot path of a cycle: comparisons of values that are already
 * there, nothing made.
 */
export function equalsLastSeen(row: BrokerOrder, seen: LastSeen): boolean {
  return (
    (row.updateNs === null || row.updateNs === seen.updateNs) &&
    row.statusText === seen.statusText &&
    row.filledQty === seen.filledQty &&
    row.quantity === seen.quantity &&
    row.limitPrice === seen.limitPrice &&
    row.triggerPrice === seen.triggerPrice &&
    row.averagePrice === seen.averagePrice &&
    row.cancelledQty === seen.cancelledQty &&
    row.rejectReason === seen.rejectReason
  );
}

const ENDED: ReadonlySet<BrokerOrder['status']> = new Set(['complete', 'cancelled', 'rejected', 'expired']);

/** Of two rows with one number, the one that is further on: by version, by being over, by what is filled. */
export function furtherRow(first: BrokerOrder, second: BrokerOrder): BrokerOrder {
  const versions = compareRowVersion(second, first);
  if (versions === 'newer') return second;
  if (versions === 'older') return first;
  const ended = Number(ENDED.has(second.status)) - Number(ENDED.has(first.status));
  if (ended !== 0) return ended > 0 ? second : first;
  if (first.filledQty !== second.filledQty) return second.filledQty > first.filledQty ? second : first;
  // Which of two equals is taken must not depend on their order in the body.
  return second.statusText > first.statusText ? second : first;
}

function age(difference: number): RowAge {
  if (difference === 0) return 'same';
  return difference < 0 ? 'older' : 'newer';
}
