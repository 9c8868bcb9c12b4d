import type { TradingCalendar } from '../market/index.ts';
import type { AccountId, OrderId, UserId } from '../orders/index.ts';
import type { Position } from '../positions/index.ts';
import { unreachable } from '../result.ts';
import type { EpochMs } from '../time.ts';
import { applyReferences, type ReferenceOutcome } from './apply-references.ts';
import {
  type BuildContext,
  buildOrder,
  type ImportedOrder,
  importedOrderId,
  type KnownShare,
  sketchOrder,
} from './build-order.ts';
import type { LegacyKind, OrderFact } from './fact.ts';
import { followImported, withPosition } from './follow-imported.ts';
import {
  type Grouped,
  type GroupedFact,
  type GroupOptions,
  isForeign,
  type SourceRow,
} from './group-facts.ts';
import { createLegacyDays } from './legacy-days.ts';
import { matchFlatTrades } from './match-flat-trades.ts';
import { mergeFacts } from './merge-facts.ts';
import type { Note, Place } from './note.ts';

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
  readonly rows: readonly RowReport[];
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
}

export interface ImportContext extends GroupOptions {
  readonly accountId: AccountId;
  readonly userId: UserId;
  readonly nowMs: EpochMs;
  readonly calendar: TradingCalendar;
}

interface GroupResult {
  readonly orderId: OrderId | null;
  /** The row that made the order; null where the database has it already or it is refused. */
  readonly madeBy: number | null;
  readonly refused: string | null;
  /** The share of which it owns some, or was a whole trade; null where it moves no position. */
  readonly owningKey: string | null;
  readonly notes: readonly Note[];
}

/**
 * Decides what becomes of every row: the same rows and the same database always give the same answer, and once they have
 * been imported they give nothing more. No row is lost: each is created, merged, skipped or refused, with its reason.
 */
export function decideImport(
  rows: readonly SourceRow[],
  grouped: Grouped,
  known: KnownBefore,
  context: ImportContext,
): ImportDecision {
  const { groups, outcomes } = applyReferences({ ...grouped, groups: matchFlatTrades(grouped.groups) });
  const build: BuildContext = {
    ...context,
    shares: known.shares,
    days: createLegacyDays(context.calendar),
  };
  const facts = new Map<string, OrderFact>();
  const owning = new Map<string, OrderFact[]>();
  const results = new Map<string, GroupResult>();
  const keysByRow = new Map<number, readonly string[]>();
  for (const [key, group] of groups) {
    const { fact, ...result } = decideGroup(key, group, known, build);
    results.set(key, result);
    if (fact !== null) facts.set(key, fact);
    if (fact !== null && result.owningKey !== null) addTo(owning, result.owningKey, fact);
    for (const { row } of group) {
      const others = keysByRow.get(row);
      keysByRow.set(row, others === undefined ? [key] : [...others, key]);
    }
  }
  const followed = followImported(ownedShares(owning, build), known.positions, context.nowMs);
  const references = new Map(outcomes.map((outcome) => [outcome.row, outcome]));
  const reports = rows.map((row, index) =>
    reportRow(row, index, {
      keys: keysByRow.get(index) ?? [],
      reference: references.get(index),
      results,
      known,
      context,
    }),
  );
  return {
    rows: reports,
    positions: followed.positions,
    totals: totalsOf(reports, facts.size),
    *orders() {
      for (const fact of facts.values()) yield withPosition(buildOrder(fact, build, []), followed);
    },
  };
}

function addTo(groups: Map<string, OrderFact[]>, key: string, fact: OrderFact): void {
  const others = groups.get(key);
  if (others === undefined) groups.set(key, [fact]);
  else others.push(fact);
}

function* ownedShares(
  owning: ReadonlyMap<string, readonly OrderFact[]>,
  build: BuildContext,
): Generator<readonly ImportedOrder[]> {
  for (const facts of owning.values()) yield facts.map((fact) => buildOrder(fact, build, []));
}

function decideGroup(
  key: string,
  facts: readonly GroupedFact[],
  known: KnownBefore,
  build: BuildContext,
): GroupResult & { readonly fact: OrderFact | null } {
  const merged = mergeFacts(facts.map(({ fact }) => fact));
  const { fact } = merged;
  const before = findBefore(key, fact.exact?.order.id ?? null, fact.number, known, build.accountId);
  const nothing = { fact: null, madeBy: null, owningKey: null } as const;
  if (before !== null) return { ...nothing, orderId: before, refused: null, notes: NO_NOTES };
  if (fact.side === null) return { ...nothing, orderId: null, refused: NO_SIDE, notes: merged.notes };
  const notes = [...merged.notes];
  const { id, owningKey } = sketchOrder(fact, build, notes);
  return {
    fact,
    orderId: id,
    madeBy: facts[merged.base]?.row ?? null,
    owningKey,
    refused: null,
    notes: notes.length === 0 ? NO_NOTES : notes,
  };
}

const NO_SIDE =
  'Neither this file nor another tells whether it was a buy or a sell. Look it up, and say it with --side-of <order number>=buy (or sell)';

function findBefore(
  key: string,
  exactId: OrderId | null,
  number: string | null,
  known: KnownBefore,
  accountId: AccountId,
): OrderId | null {
  const byNumber = number === null ? undefined : known.orderIdByNumber.get(number);
  if (byNumber !== undefined) return byNumber;
  const id = exactId ?? importedOrderId(accountId, key);
  return known.orderIds.has(id) ? id : null;
}

interface RowFacts {
  readonly keys: readonly string[];
  readonly reference: ReferenceOutcome | undefined;
  readonly results: ReadonlyMap<string, GroupResult>;
  readonly known: KnownBefore;
  readonly context: ImportContext;
}

function reportRow(row: SourceRow, index: number, facts: RowFacts): RowReport {
  const base = { place: row.place, kind: row.kind, digest: row.digest };
  if (!row.read.ok) {
    const { field, words } = row.read.error;
    return { ...base, outcome: 'refused', orderId: null, why: `${field}: ${words}`, notes: NO_NOTES };
  }
  if ('skip' in row.read.value) return skipped(base, row.read.value.skip);
  if (isForeign(row, facts.context))
    return skipped(base, `It belongs to user ${row.userId} of the older database`);
  const keys = facts.reference === undefined ? facts.keys : [...facts.keys, ...facts.reference.keys];
  const results = keys.flatMap((key) => facts.results.get(key) ?? []);
  const made = results.find((result) => result.madeBy === index);
  const orderId = (made ?? results.find((result) => result.orderId !== null))?.orderId ?? null;
  if (facts.known.digests.has(row.digest)) return { ...skipped(base, 'It was imported before'), orderId };
  const notes = concat(row.read.value.notes, facts.reference?.notes ?? NO_NOTES, made?.notes ?? NO_NOTES);
  if (made !== undefined) return { ...base, outcome: 'created', orderId, why: null, notes };
  const refused = results.find((result) => result.refused !== null);
  if (orderId === null && refused !== undefined)
    return { ...base, outcome: 'refused', orderId, why: refused.refused, notes };
  if (orderId !== null) {
    const inDatabase = results.every((result) => result.madeBy === null);
    const why = inDatabase
      ? 'The database has this order; it stands as it is there'
      : 'Another row tells of the same order';
    return { ...base, outcome: 'merged', orderId, why, notes };
  }
  return { ...skipped(base, nothingOf(row.read.value.kind)), notes };
}

const NO_NOTES: readonly Note[] = [];

function concat(...lists: readonly (readonly Note[])[]): readonly Note[] {
  const some = lists.filter((list) => list.length > 0);
  return some.length <= 1 ? (some[0] ?? NO_NOTES) : some.flat();
}

function skipped(base: Pick<RowReport, 'place' | 'kind' | 'digest'>, why: string): RowReport {
  return { ...base, outcome: 'skipped', orderId: null, why, notes: NO_NOTES };
}

function nothingOf(kind: LegacyKind): string {
  switch (kind) {
    case 'tracked_symbols':
      return 'It names a share that was followed, and no order or trade tells of it: kept as evidence';
    case 'positions_table':
      return 'A position that was closed, and no order tells of it: kept as evidence';
    case 'pending_orders':
    case 'trades':
    case 'flat_trades':
    case 'failed_orders':
    case 'orders_table':
    case 'exported_order':
      return 'It tells of no order: kept as evidence';
    default:
      return unreachable(kind);
  }
}

function totalsOf(rows: readonly RowReport[], orders: number): ImportTotals {
  const count = (outcome: RowOutcome) => rows.filter((row) => row.outcome === outcome).length;
  const noted = (kind: Note['kind']) =>
    rows.filter(({ notes }) => notes.some((note) => note.kind === kind)).length;
  return {
    read: rows.length,
    created: count('created'),
    merged: count('merged'),
    skipped: count('skipped'),
    refused: count('refused'),
    repaired: noted('repaired'),
    guessed: noted('guessed'),
    orders,
  };
}
