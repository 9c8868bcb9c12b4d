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

/**
 * Of two rows with one number, the one that is further on: by version, by being over, by what is filled. A total order
 * of what rows say, so that which one is taken does not depend on where they stand in the body.
 */
export function furtherRow(first: BrokerOrder, second: BrokerOrder): BrokerOrder {
  const difference =
    compareNs(second.updateNs ?? '', first.updateNs ?? '') ||
    (second.updatedAtMs ?? 0) - (first.updatedAtMs ?? 0) ||
    Number(ENDED.has(second.status)) - Number(ENDED.has(first.status)) ||
    second.filledQty - first.filledQty;
  if (difference !== 0) return difference > 0 ? second : first;
  return spell(second) > spell(first) ? second : first;
}

function spell(row: BrokerOrder): string {
  const { statusText, quantity, limitPrice, triggerPrice, averagePrice, cancelledQty, rejectReason, tag } =
    row;
  return JSON.stringify([
    statusText,
    quantity,
    limitPrice,
    triggerPrice,
    averagePrice,
    cancelledQty,
    rejectReason,
    tag,
  ]);
}

function age(difference: number): RowAge {
  if (difference === 0) return 'same';
  return difference < 0 ? 'older' : 'newer';
}
