import type { Side } from '../orders/index.ts';
import { istDayNumber } from '../time.ts';
import type { OrderFact, Reference } from './fact.ts';
import type { Place } from './note.ts';
import type { LegacyRow } from './read-row.ts';

/** A row with its place and the hash of its text, by which the same row is known again. */
export interface SourceRow extends LegacyRow {
  readonly place: Place;
  readonly digest: string;
}

export interface GroupedFact {
  readonly fact: OrderFact;
  /** Which row told it. */
  readonly row: number;
}

export interface Grouped {
  /** By the order's key. */
  readonly groups: ReadonlyMap<string, readonly GroupedFact[]>;
  readonly references: readonly { readonly about: Reference; readonly row: number }[];
}

export interface GroupOptions {
  /** Only rows of this user of the older database, and rows that name none. Null: of whoever it is. */
  readonly legacyUserId: string | null;
  /** What a person said of orders whose side no source tells, by their number. */
  readonly sides: ReadonlyMap<string, Side>;
}

/** Brings together what all rows tell of the same order. */
export function groupFacts(rows: readonly SourceRow[], options: GroupOptions): Grouped {
  const groups = new Map<string, GroupedFact[]>();
  const references: { about: Reference; row: number }[] = [];
  rows.forEach((row, index) => {
    if (!row.read.ok || 'skip' in row.read.value || isForeign(row, options)) return;
    if (row.read.value.about !== null) references.push({ about: row.read.value.about, row: index });
    for (const read of row.read.value.facts) {
      const fact = withSide(read, options.sides);
      const others = groups.get(fact.key);
      if (others === undefined) groups.set(fact.key, [{ fact, row: index }]);
      else others.push({ fact, row: index });
    }
  });
  joinNumberless(groups);
  return { groups, references };
}

export function isForeign({ userId }: LegacyRow, { legacyUserId }: GroupOptions): boolean {
  return legacyUserId !== null && userId !== null && userId !== legacyUserId;
}

function withSide(fact: OrderFact, sides: ReadonlyMap<string, Side>): OrderFact {
  const told = fact.number === null || fact.sideStated ? undefined : sides.get(fact.number);
  return told === undefined ? fact : { ...fact, side: told, sideStated: true };
}

const CLOSE_DAYS = 4;

/**
 * A trade that kept no number is the executed order of the same share and quantity that was placed in the days before,
 * when there is exactly one such. Otherwise it stands by itself.
 */
function joinNumberless(groups: Map<string, GroupedFact[]>): void {
  const alone = [...groups].filter(([key]) => /^[tr]:/.test(key));
  if (alone.length === 0) return;
  const bySymbol = new Map<string, [string, OrderFact][]>();
  for (const [key, [first]] of groups) {
    if (first === undefined || !key.startsWith('n:') || first.fact.kind === 'trades') continue;
    const { symbol } = first.fact.instrument;
    const list = bySymbol.get(symbol);
    if (list === undefined) bySymbol.set(symbol, [[key, first.fact]]);
    else list.push([key, first.fact]);
  }
  for (const [key, facts] of alone) {
    const [trade] = facts;
    if (trade === undefined) continue;
    const fits = (bySymbol.get(trade.fact.instrument.symbol) ?? []).filter(([, fact]) =>
      isSameBuy(trade.fact, fact),
    );
    const [only] = fits;
    if (only === undefined || fits.length > 1) continue;
    groups.get(only[0])?.push(...facts);
    groups.delete(key);
  }
}

function isSameBuy(trade: OrderFact, order: OrderFact): boolean {
  if (order.side !== 'buy' || order.word !== 'executed' || order.quantity !== trade.quantity) return false;
  if (order.placedAtMs === null || trade.placedAtMs === null) return false;
  const days = istDayNumber(trade.placedAtMs) - istDayNumber(order.placedAtMs);
  return days >= 0 && days <= CLOSE_DAYS;
}
