import type { OrderFact, Reference } from './fact.ts';
import type { Grouped } from './group-facts.ts';
import type { Note } from './note.ts';
import { factsOf, type PackedFact, packFact, type Told, unpackFact } from './packed-fact.ts';

/** What became of a row that only points at orders. */
export interface ReferenceOutcome {
  readonly row: number;
  /** Keys of the orders that it is about; empty when there is none. */
  readonly keys: readonly string[];
  readonly notes: readonly Note[];
}

/**
 * Lets open positions say which buys were not sold, and makes an order of what only a position knows. Tracked symbols add
 * nothing but how many shares were the user's own before.
 */
export function applyReferences(grouped: Grouped): {
  readonly groups: ReadonlyMap<string, Told>;
  readonly outcomes: readonly ReferenceOutcome[];
} {
  if (grouped.references.length === 0) return { groups: grouped.groups, outcomes: [] };
  const groups = new Map(grouped.groups);
  const buys = buysBySymbol(groups);
  const outcomes = grouped.references.map(({ about, row }) => {
    const notes: Note[] = [];
    if (about.preExistingQty > 0)
      notes.push({
        kind: 'repaired',
        field: 'pre_existing_qty',
        words: `${about.preExistingQty} shares were the user's own before: they are none of ours and never sold`,
      });
    const keys =
      about.fallback === null && about.numbers.length > 0
        ? about.numbers.map((number) => `n:${number}`).filter((key) => groups.has(key))
        : placePosition(groups, buys.get(about.instrument.symbol) ?? [], about, row, notes);
    return { row, keys, notes };
  });
  return { groups, outcomes };
}

function placePosition(
  groups: Map<string, Told>,
  keys: readonly string[],
  about: Reference,
  row: number,
  notes: Note[],
): readonly string[] {
  const { fallback } = about;
  if (fallback === null) return keys;
  const open = keys.filter(
    (key) => !factsOf(groups.get(key) ?? []).some((packed) => unpackFact(packed).sale?.certain),
  );
  const told = open.reduce((sum, key) => sum + boughtBy(factsOf(groups.get(key) ?? [])), 0);
  if (about.active) for (const key of open) groups.set(key, factsOf(groups.get(key) ?? []).map(unsold));
  if (!about.active && keys.length > 0) return keys;
  if (told >= about.quantity && open.length > 0) {
    if (told > about.quantity)
      notes.push({
        kind: 'guessed',
        field: 'quantity',
        words: `The position has ${about.quantity} shares and its buys ${told}: the buys stand`,
      });
    return open;
  }
  if (told > 0)
    notes.push({
      kind: 'guessed',
      field: 'quantity',
      words: `The position has ${about.quantity} shares and its buys only ${told}: the rest became a buy of its own`,
    });
  const quantity = about.quantity - told;
  const fact: OrderFact = { ...fallback, quantity, filledQty: quantity };
  const others = groups.get(fact.key);
  groups.set(fact.key, [...factsOf(others ?? []), packFact(fact, row)]);
  return [...open, fact.key];
}

function unsold(packed: PackedFact): PackedFact {
  return packFact({ ...unpackFact(packed), sale: null }, packed.row);
}

function boughtBy(facts: readonly PackedFact[]): number {
  return Math.max(0, ...facts.map(({ filledQty }) => filledQty));
}

function buysBySymbol(groups: ReadonlyMap<string, Told>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [key, told] of groups) {
    const buy = factsOf(told).find(({ side, filledQty }) => side === 'buy' && filledQty > 0);
    if (buy === undefined) continue;
    const { symbol } = buy.instrument;
    const others = found.get(symbol);
    if (others === undefined) found.set(symbol, [key]);
    else others.push(key);
  }
  return found;
}
