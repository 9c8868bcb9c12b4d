import type { OrderFact, Reference } from './fact.ts';
import type { Grouped, GroupedFact } from './group-facts.ts';
import type { Note } from './note.ts';
import { packFact, unpackFact } from './packed-fact.ts';

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
  readonly groups: ReadonlyMap<string, readonly GroupedFact[]>;
  readonly outcomes: readonly ReferenceOutcome[];
} {
  const groups = new Map(grouped.groups);
  if (grouped.references.length === 0) return { groups, outcomes: [] };
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
  groups: Map<string, readonly GroupedFact[]>,
  keys: readonly string[],
  about: Reference,
  row: number,
  notes: Note[],
): readonly string[] {
  const { fallback } = about;
  if (fallback === null) return keys;
  const open = keys.filter(
    (key) => !(groups.get(key) ?? []).some(({ packed }) => unpackFact(packed).sale?.certain),
  );
  const told = open.reduce((sum, key) => sum + boughtBy(groups.get(key) ?? []), 0);
  if (about.active) for (const key of open) groups.set(key, (groups.get(key) ?? []).map(unsold));
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
  groups.set(fact.key, [...(others ?? []), { packed: packFact(fact), row }]);
  return [...open, fact.key];
}

function unsold({ packed, row }: GroupedFact): GroupedFact {
  return { packed: packFact({ ...unpackFact(packed), sale: null }), row };
}

function boughtBy(facts: readonly GroupedFact[]): number {
  return Math.max(0, ...facts.map(({ packed }) => packed.filledQty));
}

function buysBySymbol(
  groups: ReadonlyMap<string, readonly GroupedFact[]>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [key, facts] of groups) {
    const buy = facts.find(({ packed }) => packed.side === 'buy' && packed.filledQty > 0);
    if (buy === undefined) continue;
    const { symbol } = buy.packed.instrument;
    const others = found.get(symbol);
    if (others === undefined) found.set(symbol, [key]);
    else others.push(key);
  }
  return found;
}
