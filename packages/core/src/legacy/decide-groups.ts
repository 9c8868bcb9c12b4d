import type { AccountId, OrderId } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import { applyReferences, type ReferenceOutcome } from './apply-references.ts';
import type { BuildContext } from './build-context.ts';
import { importedOrderId, isCutInId, sketchOwning } from './build-order.ts';
import { type Claims, createClaims } from './claims.ts';
import type { KnownBefore } from './decide-import.ts';
import type { OrderFact } from './fact.ts';
import type { Grouped } from './group-facts.ts';
import { matchFlatTrades } from './match-flat-trades.ts';
import { mergeFacts } from './merge-facts.ts';
import type { Note } from './note.ts';
import { factsOf, type PackedFact, packFact, type Told, unpackFact } from './packed-fact.ts';
import { placedAt } from './settle-fact.ts';

/** What became of everything that was told of one order. */
export interface GroupResult {
  readonly orderId: OrderId | null;
  /** The row that made the order; null where the database has it already or it is refused. */
  readonly madeBy: number | null;
  readonly refused: string | null;
  readonly notes: readonly Note[];
}

export interface DecidedGroups {
  /** Of each order that is made, in the order in which they were placed. */
  readonly facts: readonly PackedFact[];
  /** By share, the orders that own some of it, or were a whole trade. */
  readonly owning: ReadonlyMap<string, readonly PackedFact[]>;
  /** The results for the orders of which a row tells. */
  resultsOf(row: number): readonly GroupResult[];
  referenceOf(row: number): ReferenceOutcome | undefined;
}

/** Decides about each order. `onOrder` is called behind each. */
export function decideGroups(
  grouped: Grouped,
  known: KnownBefore,
  build: BuildContext,
  onOrder: () => void,
): DecidedGroups {
  const { groups, outcomes } = applyReferences({ ...grouped, groups: matchFlatTrades(grouped.groups) });
  const references = new Map(outcomes.map((outcome) => [outcome.row, outcome]));
  const results = createResults(build.accountId, new Set(outcomes.flatMap(({ keys }) => keys)));
  const facts: PackedFact[] = [];
  const times: number[] = [];
  const owning = new Map<string, PackedFact[]>();
  const claims = needsClaims(groups) ? createClaims(known.claims) : null;
  for (const [key, told] of groups) {
    const group = factsOf(told);
    const result = decideGroup(key, group, known, build, claims);
    results.add(key, group, result);
    if (result.fact !== null) {
      facts.push(result.fact);
      times.push(result.createdAtMs);
    }
    if (result.fact !== null && result.owningKey !== null) addTo(owning, result.owningKey, result.fact);
    onOrder();
  }
  return {
    facts: inTime(facts, times),
    owning,
    referenceOf: (row) => references.get(row),
    resultsOf: (row) => results.of(row, references.get(row)?.keys ?? []),
  };
}

/** A database takes orders in time at half of what it costs to take them in any order: its indexes grow at their ends. */
function inTime(facts: readonly PackedFact[], times: readonly number[]): readonly PackedFact[] {
  const places = Uint32Array.from(facts.keys());
  places.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  return Array.from(places, (place) => facts[place]).filter((fact) => fact !== undefined);
}

function addTo(groups: Map<string, PackedFact[]>, key: string, fact: PackedFact): void {
  const others = groups.get(key);
  if (others === undefined) groups.set(key, [fact]);
  else others.push(fact);
}

interface Decision {
  /** The order as it is made; null where none is. */
  readonly fact: PackedFact | null;
  readonly before: OrderId | null;
  readonly madeBy: number | null;
  /** When it was placed, as far as is known; 0 where none is made. */
  readonly createdAtMs: EpochMs;
  /** The share of which it owns some, or was a whole trade; null where it moves no position. */
  readonly owningKey: string | null;
  /** Why none is made; null where one is, or the database has it. */
  readonly refused: string | null;
  readonly notes: readonly Note[];
}

const NO_NOTES: readonly Note[] = [];

function decideGroup(
  key: string,
  facts: readonly PackedFact[],
  known: KnownBefore,
  build: BuildContext,
  claims: Claims | null,
): Decision {
  const merged = mergeFacts(facts.map(unpackFact));
  const { fact } = merged;
  const id = fact.exact?.order.id ?? importedOrderId(build.accountId, key);
  const before = findBefore(id, fact, known);
  const nothing = { fact: null, madeBy: null, createdAtMs: 0, owningKey: null, refused: null } as const;
  if (before !== null) return { ...nothing, before, notes: NO_NOTES };
  const refused = fact.side === null ? NO_SIDE : (claims?.take({ ...fact, id }) ?? null);
  if (refused !== null) return { ...nothing, before, refused, notes: merged.notes };
  const notes = [...merged.notes];
  const owningKey = sketchOwning(fact, build, notes);
  const [only] = facts;
  const madeBy = facts[merged.base]?.row ?? 0;
  return {
    fact: only !== undefined && facts.length === 1 ? only : packFact(fact, madeBy),
    before,
    madeBy,
    createdAtMs: placedAt(fact, build.nowMs),
    owningKey,
    refused: null,
    notes,
  };
}

function findBefore(id: OrderId, { number, exact }: OrderFact, known: KnownBefore): OrderId | null {
  const numbers = [number, ...(exact?.attempts ?? []).map(({ brokerOrderId }) => brokerOrderId)];
  for (const one of numbers) {
    const found = one === null ? undefined : known.orderIdByNumber.get(one);
    if (found !== undefined) return found;
  }
  return known.orderIds.has(id) ? id : null;
}

/**
 * Orders are told apart by their number, so that two of them clash only where Orderwatch's own parts were copied or changed, or
 * where a number is longer than an id has room for.
 */
function needsClaims(groups: ReadonlyMap<string, Told>): boolean {
  for (const [key, told] of groups) {
    if (isCutInId(key) || factsOf(told).some(({ exactId }) => exactId !== null)) return true;
  }
  return false;
}

const NO_SIDE =
  'Neither this file nor another tells whether it was a buy or a sell. Look it up, and say it with --side-of <order number>=buy (or sell)';

interface Results {
  add(key: string, facts: readonly PackedFact[], decision: Decision): void;
  of(row: number, referred: readonly string[]): readonly GroupResult[];
}

/**
 * Keeps the results as columns, and of each only what cannot be derived: a hundred thousand of them as objects with their
 * ids would need more memory than all the rest of the decision. `referred`: the keys that references point at.
 */
function createResults(accountId: AccountId, referred: ReadonlySet<string>): Results {
  const keys: string[] = [];
  /** Of the order that the database has, or of the fact that makes one and has an id of its own. */
  const ids: (OrderId | null)[] = [];
  const madeBys: (number | null)[] = [];
  const notes: (readonly Note[])[] = [];
  const ofRows: (number | readonly number[] | undefined)[] = [];
  const ofKeys = new Map<string, number>();
  const refusals = new Map<number, string>();
  const at = (index: number): GroupResult => {
    const [key = '', id = null, madeBy = null] = [keys[index], ids[index], madeBys[index]];
    return {
      orderId: id ?? (madeBy === null ? null : importedOrderId(accountId, key)),
      madeBy,
      refused: refusals.get(index) ?? null,
      notes: notes[index] ?? NO_NOTES,
    };
  };
  return {
    add(key, facts, decision) {
      const index = keys.length;
      keys.push(key);
      ids.push(decision.before ?? decision.fact?.exactId ?? null);
      madeBys.push(decision.madeBy);
      notes.push(decision.notes.length === 0 ? NO_NOTES : decision.notes);
      if (decision.refused !== null) refusals.set(index, decision.refused);
      if (referred.has(key)) ofKeys.set(key, index);
      for (const { row } of facts) {
        const others = ofRows[row];
        ofRows[row] = others === undefined ? index : [others, index].flat();
      }
    },
    of(row, also) {
      const own = ofRows[row];
      // Nearly every row tells of one order.
      if (typeof own === 'number' && also.length === 0) return [at(own)];
      return [own ?? [], also.flatMap((key) => ofKeys.get(key) ?? [])].flat(2).map(at);
    },
  };
}
