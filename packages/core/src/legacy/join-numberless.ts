import { istDayNumber } from '../time.ts';
import type { OrderFact } from './fact.ts';
import { factsOf, type PackedFact, type Told, unpackFact } from './packed-fact.ts';

const CLOSE_DAYS = 4;

/**
 * A trade that kept no number is the executed order of the same share and quantity that was placed in the days before,
 * when there is exactly one such. Otherwise it stands by itself.
 */
export function joinNumberless(groups: Map<string, Told>): void {
  const alone = namedOtherwise(groups);
  if (alone.length === 0) return;
  const bought = boughtBySymbol(groups, new Set(alone.map(([, facts]) => symbolOf(facts))));
  for (const [key, facts] of alone) {
    const [first] = facts;
    if (first === undefined) continue;
    const trade = unpackFact(first);
    const fits = (bought.get(symbolOf(facts)) ?? []).filter((order) => isSameBuy(trade, order.fact));
    const [only] = fits;
    if (only === undefined || fits.length > 1) continue;
    groups.set(only.key, [groups.get(only.key) ?? [], facts].flat(2));
    groups.delete(key);
  }
}

function namedOtherwise(
  groups: ReadonlyMap<string, Told>,
): readonly (readonly [string, readonly PackedFact[]])[] {
  const found: (readonly [string, readonly PackedFact[]])[] = [];
  for (const [key, told] of groups) if (/^[tr]:/.test(key)) found.push([key, factsOf(told)]);
  return found;
}

function symbolOf(facts: readonly PackedFact[]): string {
  return facts[0]?.instrument.symbol ?? '';
}

interface Bought {
  readonly key: string;
  readonly fact: OrderFact;
}

function boughtBySymbol(
  groups: ReadonlyMap<string, Told>,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, readonly Bought[]> {
  const bySymbol = new Map<string, Bought[]>();
  for (const [key, told] of groups) {
    const [first] = factsOf(told);
    if (first === undefined || !key.startsWith('n:')) continue;
    const { kind, side, instrument } = first;
    if (kind === 'trades' || side !== 'buy' || !wanted.has(instrument.symbol)) continue;
    const one = { key, fact: unpackFact(first) };
    const list = bySymbol.get(instrument.symbol);
    if (list === undefined) bySymbol.set(instrument.symbol, [one]);
    else list.push(one);
  }
  return bySymbol;
}

function isSameBuy(trade: OrderFact, order: OrderFact): boolean {
  if (order.word !== 'executed' || order.quantity !== trade.quantity) return false;
  if (order.placedAtMs === null || trade.placedAtMs === null) return false;
  const days = istDayNumber(trade.placedAtMs) - istDayNumber(order.placedAtMs);
  return days >= 0 && days <= CLOSE_DAYS;
}
