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
import type { LegacyKind } from './fact.ts';
import { type FollowedImport, followImported, withPosition } from './follow-imported.ts';
import type { Grouped, GroupedFact, GroupedRow, GroupOptions } from './group-facts.ts';
import { createLegacyDays } from './legacy-days.ts';
import { matchFlatTrades } from './match-flat-trades.ts';
import { mergeFacts } from './merge-facts.ts';
import type { Note, Place } from './note.ts';
import { type PackedFact, packFact, unpackFact } from './packed-fact.ts';

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
export function decideImport(grouped: Grouped, known: KnownBefore, context: ImportContext): ImportDecision {
  const build: BuildContext = {
    ...context,
    shares: known.shares,
    days: createLegacyDays(context.calendar),
  };
  const { facts, owning, rows } = decideGroups(grouped, known, build);
  const followed = followImported(ownedShares(owning, build), known.positions, context.nowMs);
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

interface DecidedGroups {
  readonly facts: readonly PackedFact[];
  /** By share. */
  readonly owning: ReadonlyMap<string, readonly PackedFact[]>;
  readonly rows: readonly RowReport[];
}

function decideGroups(grouped: Grouped, known: KnownBefore, build: BuildContext): DecidedGroups {
  const { groups, outcomes } = applyReferences({ ...grouped, groups: matchFlatTrades(grouped.groups) });
  const facts: PackedFact[] = [];
  const owning = new Map<string, PackedFact[]>();
  const results = new Map<string, GroupResult>();
  const keysByRow: (string | readonly string[] | undefined)[] = [];
  for (const [key, group] of groups) {
    const { fact, ...result } = decideGroup(key, group, known, build);
    results.set(key, result);
    if (fact !== null) facts.push(fact);
    if (fact !== null && result.owningKey !== null) addTo(owning, result.owningKey, fact);
    for (const { row } of group) {
      const others = keysByRow[row];
      keysByRow[row] = others === undefined ? key : [others, key].flat();
    }
  }
  const references = new Map(outcomes.map((outcome) => [outcome.row, outcome]));
  const rows = grouped.rows.map((row, index) =>
    reportRow(row, index, {
      keys: [keysByRow[index] ?? []].flat(),
      reference: references.get(index),
      results,
      known,
    }),
  );
  return { facts, owning, rows };
}

function addTo(groups: Map<string, PackedFact[]>, key: string, fact: PackedFact): void {
  const others = groups.get(key);
  if (others === undefined) groups.set(key, [fact]);
  else others.push(fact);
}

function* ownedShares(
  owning: ReadonlyMap<string, readonly PackedFact[]>,
  build: BuildContext,
): Generator<readonly ImportedOrder[]> {
  for (const facts of owning.values()) yield facts.map((fact) => buildOrder(unpackFact(fact), build, []));
}

function decideGroup(
  key: string,
  facts: readonly GroupedFact[],
  known: KnownBefore,
  build: BuildContext,
): GroupResult & { readonly fact: PackedFact | null } {
  const merged = mergeFacts(facts.map(({ packed }) => unpackFact(packed)));
  const { fact } = merged;
  const before = findBefore(key, fact.exact?.order.id ?? null, fact.number, known, build.accountId);
  const nothing = { fact: null, madeBy: null, owningKey: null } as const;
  if (before !== null) return { ...nothing, orderId: before, refused: null, notes: NO_NOTES };
  if (fact.side === null) return { ...nothing, orderId: null, refused: NO_SIDE, notes: merged.notes };
  const notes = [...merged.notes];
  const { id, owningKey } = sketchOrder(fact, build, notes);
  const [only] = facts;
  return {
    fact: only !== undefined && facts.length === 1 ? only.packed : packFact(fact),
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
}

function reportRow(row: GroupedRow, index: number, facts: RowFacts): RowReport {
  const { place, kind, digest, left } = row;
  const base = { place, kind, digest };
  if (left !== null) return { ...base, ...left, orderId: null, notes: NO_NOTES };
  const keys = facts.reference === undefined ? facts.keys : [...facts.keys, ...facts.reference.keys];
  const results = keys.flatMap((key) => facts.results.get(key) ?? []);
  const made = results.find((result) => result.madeBy === index);
  const orderId = (made ?? results.find((result) => result.orderId !== null))?.orderId ?? null;
  if (facts.known.digests.has(row.digest)) return { ...skipped(base, 'It was imported before'), orderId };
  const notes = concat(row.notes, facts.reference?.notes ?? NO_NOTES, made?.notes ?? NO_NOTES);
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
  return { ...skipped(base, nothingOf(kind)), notes };
}

const NO_NOTES: readonly Note[] = [];

function concat(...lists: readonly (readonly Note[])[]): readonly Note[] {
  const some = lists.filter((list) => list.length > 0);
  return some.length <= 1 ? (some[0] ?? NO_NOTES) : some.flat();
}

function skipped(base: Pick<RowReport, 'place' | 'kind' | 'digest'>, why: string): RowReport {
  return { ...base, outcome: 'skipped', orderId: null, why, notes: NO_NOTES };
}

function nothingOf(kind: LegacyKind | null): string {
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
    case null:
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
