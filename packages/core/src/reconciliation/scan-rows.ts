import type { BrokerOrder } from '../broker/index.ts';
import type { LocalEntry } from './local-book.ts';
import type { ReconcileInput } from './reconcile-input.ts';
import { compareNs, equalsLastSeen, furtherRow } from './row-version.ts';

/** One pass over a reading: what is there, what has changed, what is not ours. */
export interface Scan {
  /** By the entries' indexes: 1 where the reading has a row. */
  readonly present: Uint8Array;
  /** The row of each entry that does not equal what was seen last; of several, the one furthest on. */
  readonly changed: ReadonlyMap<LocalEntry, BrokerOrder>;
  /** Rows with numbers that we do not know. */
  readonly unknown: ReadonlyMap<string, BrokerOrder>;
  readonly duplicates: number;
  /** The highest version among the rows of the guarded trading day. */
  readonly highestNs: string | null;
  /** A row of another account, which condemns the reading. */
  readonly foreignRow: BrokerOrder | null;
}

/**
 * Scans a reading. Of several rows with one number only the one furthest on counts, also against one that says what
 * was seen last, so that neither their order nor their repetition matters.
 */
export function scanRows(input: ReconcileInput, rows: readonly BrokerOrder[]): Scan {
  const scan = scanOnce(input, rows);
  if (scan.duplicates === 0) return scan;
  return {
    ...scanOnce(input, mergeDuplicates(rows)),
    duplicates: scan.duplicates,
    foreignRow: scan.foreignRow,
  };
}

/** The hot path: a row that equals what was seen last costs one look-up and a few comparisons, and makes nothing. */
function scanOnce(input: ReconcileInput, rows: readonly BrokerOrder[]): Scan {
  const { local, accountCode } = input;
  const { bookDay } = input.phase;
  const fromFeed = input.snapshot.source === 'feed';
  const present = new Uint8Array(local.entries.length);
  const changed = new Map<LocalEntry, BrokerOrder>();
  const unknown = new Map<string, BrokerOrder>();
  let duplicates = 0;
  let highestNs: string | null = null;
  let foreignRow: BrokerOrder | null = null;
  for (const row of rows) {
    if (row.accountCode !== null && row.accountCode !== accountCode) foreignRow = row;
    const entry = local.byNumber.get(row.brokerOrderId);
    if (entry === undefined) {
      if (unknown.has(row.brokerOrderId)) duplicates++;
      unknown.set(row.brokerOrderId, row);
      continue;
    }
    if (present[entry.index] === 1) duplicates++;
    present[entry.index] = 1;
    const { order } = entry.local;
    if (order.tradingDay >= bookDay && isHigher(row.updateNs, highestNs)) highestNs = row.updateNs;
    const seen = entry.attempt.lastSeen;
    const known = seen !== null && (seen.confirmed || fromFeed) && order.missingSinceMs === null;
    if (!known || !equalsLastSeen(row, seen)) changed.set(entry, row);
  }
  return { present, changed, unknown, duplicates, highestNs, foreignRow };
}

function mergeDuplicates(rows: readonly BrokerOrder[]): readonly BrokerOrder[] {
  const furthest = new Map<string, BrokerOrder>();
  for (const row of rows) {
    const other = furthest.get(row.brokerOrderId);
    furthest.set(row.brokerOrderId, other === undefined ? row : furtherRow(other, row));
  }
  return [...furthest.values()];
}

function isHigher(ns: string | null, than: string | null): boolean {
  return ns !== null && (than === null || compareNs(ns, than) > 0);
}
