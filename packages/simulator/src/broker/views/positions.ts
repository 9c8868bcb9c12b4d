import { hash } from '../../random.ts';
import { keyOfInstrument, sumOf } from '../accounts/share-lots.ts';
import type { SimPosition, SimTrade } from '../types.ts';
import { type BrokerWorld, today } from '../world.ts';

/** The day's dealings of an account, by instrument and product, in the order of the first trade. */
export function positionsOf(world: BrokerWorld, ucc: string): readonly SimPosition[] {
  const groups = new Map<string, SimTrade[]>();
  for (const trade of world.account(ucc).tradesOn(today(world))) {
    const key = `${keyOfInstrument(trade.instrument)}|${trade.product}`;
    const group = groups.get(key);
    if (group) group.push(trade);
    else groups.set(key, [trade]);
  }
  return [...groups.values()].flatMap((trades) => {
    const last = trades.at(-1);
    if (!last) return [];
    const bought = sumOf(trades, 'B');
    const sold = sumOf(trades, 'S');
    return [
      {
        ucc,
        instrument: last.instrument,
        product: last.product,
        buyQuantity: bought.quantity,
        buyAmountPaise: bought.amountPaise,
        sellQuantity: sold.quantity,
        sellAmountPaise: sold.amountPaise,
        updatedAtMs: last.atMs,
        updateNs: BigInt(last.atMs) * 1_000_000n + BigInt(hash(world.seed, last.tradeId) % 1_000_000),
      },
    ];
  });
}
