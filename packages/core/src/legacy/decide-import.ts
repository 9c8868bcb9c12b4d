import type { TradingCalendar } from '../market/index.ts';
import type { AccountId, OrderId, UserId } from '../orders/index.ts';
import type { Position } from '../positions/index.ts';
import type { EpochMs } from '../time.ts';
import type { BuildContext, KnownShare } from './build-context.ts';
import { buildOrder, type ImportedOrder } from './build-order.ts';
import { decideGroups } from './decide-groups.ts';
import type { LegacyKind } from './fact.ts';
import { type FollowedImport, followImported, withPosition } from './follow-imported.ts';
import type { Grouped, GroupOptions } from './group-facts.ts';
import { createLegacyDays } from './legacy-days.ts';
import type { Note, Place } from './note.ts';
import { type PackedFact, unpackFact } from './packed-fact.ts';
import { reportRows, totalsOf } from './report-rows.ts';

export const ROW_OUTCOMES = ['created', 'merged', 'skipped', 'refused'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** What becomes of one row, for the report and for the evidence that is kept. */
export interface RowReport {
  readonly place: Place;
  readonly kind: LegacyKind | null;
  readonly outcome: RowOutcome;
  /** The order that it is about. */
  readonly orderId: OrderId | null;
  /** Why it was merged, skipped or refused; null where it was created. */
  readonly why: string | null;
  readonly notes: readonly Note[];
  readonly digest: string;
}

export interface ImportTotals {
  readonly read: number;
  readonly created: number;
  readonly merged: number;
  readonly skipped: number;
  readonly refused: number;
  /** Rows of any outcome with at least one repair, and with at least one guess. */
  readonly repaired: number;
  readonly guessed: number;
  /** Orders that are made: a row may tell of several. */
  readonly orders: number;
}

export interface ImportDecision {
  /** Made one by one as they are asked for, the same each time, like the orders. */
  readonly rows: Iterable<RowReport>;
  /** Makes the orders one by one, the same each time: a hundred thousand of them need not be in memory together. */
  readonly orders: () => Iterable<ImportedOrder>;
  readonly positions: readonly Position[];
  readonly totals: ImportTotals;
}

/** What the database has already of what the rows name. */
export interface KnownBefore {
  readonly shares: ReadonlyMap<string, KnownShare>;
  /** The account's open positions. */
  readonly positions: readonly Position[];
  readonly digests: ReadonlySet<string>;
  readonly orderIdByNumber: ReadonlyMap<string, OrderId>;
  readonly orderIds: ReadonlySet<string>;
  /** Of what exported rows name and only one order may have (`claimsOfExact`): which order has it. */
  readonly claims: ReadonlyMap<string, OrderId>;
}

export interface ImportContext extends GroupOptions {
  readonly accountId: AccountId;
  readonly userId: UserId;
  readonly nowMs: EpochMs;
  readonly calendar: TradingCalendar;
}

/**
 * Decides what becomes of every row: the same rows and the same database always give the same answer, and once they have
 * been imported they give nothing more. No row is lost: each is created, merged, skipped or refused, with its reason.
 * `onOrder` is called again and again on the way.
 */
export function decideImport(
  grouped: Grouped,
  known: KnownBefore,
  context: ImportContext,
  onOrder: () => void = () => {},
): ImportDecision {
  const build: BuildContext = {
    ...context,
    shares: known.shares,
    days: createLegacyDays(context.calendar),
  };
  const decided = decideGroups(grouped, known, build, onOrder);
  const { facts, owning } = decided;
  const followed = followImported(ownedShares(owning, build, onOrder), known.positions, context.nowMs);
  const rows = reportRows(grouped.rows, decided, known);
  return {
    rows,
    positions: followed.positions,
    totals: totalsOf(rows, facts.length),
    orders: () => ordersOf(facts, build, followed),
  };
}

function* ordersOf(
  facts: readonly PackedFact[],
  build: BuildContext,
  followed: FollowedImport,
): Generator<ImportedOrder> {
  for (const fact of facts) yield withPosition(buildOrder(unpackFact(fact), build, []), followed);
}

function* ownedShares(
  owning: ReadonlyMap<string, readonly PackedFact[]>,
  build: BuildContext,
  onOrder: () => void,
): Generator<readonly ImportedOrder[]> {
  for (const facts of owning.values()) {
    yield facts.map((fact) => {
      onOrder();
      return buildOrder(unpackFact(fact), build, []);
    });
  }
}
