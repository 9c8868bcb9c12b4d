import type { OrderFact } from './fact.ts';
import type { GroupedFact } from './group-facts.ts';
import { packFact, unpackFact } from './packed-fact.ts';

/**
 * The flat list names executions and no positions: the first shares bought are the first sold. A buy of it that later
 * sells cover wholly has been sold.
 */
export function matchFlatTrades(
  groups: ReadonlyMap<string, readonly GroupedFact[]>,
): ReadonlyMap<string, readonly GroupedFact[]> {
  const flat = [...groups].filter(([, facts]) => facts.every(({ packed }) => packed.kind === 'flat_trades'));
  if (flat.length === 0) return groups;
  const result = new Map(groups);
  const open = new Map<string, { readonly key: string; left: number }[]>();
  const inTime = flat
    .flatMap(([key, [first]]) => (first === undefined ? [] : [{ key, fact: unpackFact(first.packed) }]))
    .toSorted((a, b) => timeOf(a.fact) - timeOf(b.fact));
  for (const { key, fact } of inTime) {
    const { instrument, side, quantity, filledAtMs } = fact;
    const queue = open.get(instrument.symbol) ?? [];
    open.set(instrument.symbol, queue);
    if (side === 'buy') queue.push({ key, left: quantity });
    else
      sellFirst(queue, quantity, (sold) => {
        const buy = result.get(sold) ?? [];
        result.set(
          sold,
          buy.map(({ packed, row }) => ({
            packed: packFact({ ...unpackFact(packed), sale: { atMs: filledAtMs, certain: true } }),
            row,
          })),
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
