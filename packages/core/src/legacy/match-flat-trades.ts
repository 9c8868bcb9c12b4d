import type { OrderFact } from './fact.ts';
import { factsOf, type PackedFact, packFact, type Told, unpackFact } from './packed-fact.ts';

/**
 * The flat list names executions and no positions: the first shares bought are the first sold. A buy of it that later
 * sells cover wholly has been sold.
 */
export function matchFlatTrades(groups: ReadonlyMap<string, Told>): ReadonlyMap<string, Told> {
  const flat: (readonly [string, readonly PackedFact[]])[] = [];
  for (const [key, told] of groups) {
    const facts = factsOf(told);
    if (facts.every(({ kind }) => kind === 'flat_trades')) flat.push([key, facts]);
  }
  if (flat.length === 0) return groups;
  const result = new Map(groups);
  const open = new Map<string, { readonly key: string; left: number }[]>();
  const inTime = flat
    .flatMap(([key, [first]]) => (first === undefined ? [] : [{ key, fact: unpackFact(first) }]))
    .toSorted((a, b) => timeOf(a.fact) - timeOf(b.fact));
  for (const { key, fact } of inTime) {
    const { instrument, side, quantity, filledAtMs } = fact;
    const queue = open.get(instrument.symbol) ?? [];
    open.set(instrument.symbol, queue);
    if (side === 'buy') queue.push({ key, left: quantity });
    else
      sellFirst(queue, quantity, (sold) => {
        const buy = factsOf(result.get(sold) ?? []);
        const sale = { atMs: filledAtMs, certain: true };
        result.set(
          sold,
          buy.map((packed) => packFact({ ...unpackFact(packed), sale }, packed.row)),
        );
      });
  }
  return result;
}

function sellFirst(
  queue: { readonly key: string; left: number }[],
  quantity: number,
  sold: (key: string) => void,
): void {
  let rest = quantity;
  while (rest > 0) {
    const [first] = queue;
    if (first === undefined) return;
    const taken = Math.min(rest, first.left);
    first.left -= taken;
    rest -= taken;
    if (first.left > 0) return;
    queue.shift();
    sold(first.key);
  }
}

function timeOf({ placedAtMs }: OrderFact): number {
  return placedAtMs ?? 0;
}
