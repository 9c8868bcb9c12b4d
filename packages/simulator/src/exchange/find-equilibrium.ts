import type { Side } from '../broker/types.ts';

/** What an auction needs to know of an order. A market order has no limit. */
export interface AuctionOrder {
  readonly id: string;
  readonly side: Side;
  readonly limit: number | null;
  readonly quantity: number;
  readonly priority: number;
}

export interface Equilibrium {
  readonly pricePaise: number;
  readonly volume: number;
}

/**
 * The one price at which most shares change hands: NSE's call auction. Among equal volumes the one that leaves the
 * smallest surplus, then the one nearest to the reference price, then the lower. Null when nothing can be matched.
 */
export function findEquilibrium(orders: readonly AuctionOrder[], referencePaise: number): Equilibrium | null {
  const limits = new Set(orders.flatMap((order) => (order.limit === null ? [] : [order.limit])));
  // Without any limit order, market orders meet at the reference price.
  if (limits.size === 0) limits.add(referencePaise);

  let best: (Equilibrium & { readonly surplus: number; readonly distance: number }) | null = null;
  for (const pricePaise of [...limits].sort((a, b) => a - b)) {
    const wanted = quantityAt(orders, 'B', pricePaise);
    const offered = quantityAt(orders, 'S', pricePaise);
    const candidate = {
      pricePaise,
      volume: Math.min(wanted, offered),
      surplus: Math.abs(wanted - offered),
      distance: Math.abs(pricePaise - referencePaise),
    };
    if (candidate.volume > 0 && (!best || isBetter(candidate, best))) best = candidate;
  }
  return best && { pricePaise: best.pricePaise, volume: best.volume };
}

interface Merits {
  readonly volume: number;
  readonly surplus: number;
  readonly distance: number;
}

function isBetter(a: Merits, b: Merits): boolean {
  if (a.volume !== b.volume) return a.volume > b.volume;
  if (a.surplus !== b.surplus) return a.surplus < b.surplus;
  return a.distance < b.distance;
}

/** Shares that one side would trade at a price. */
export function quantityAt(orders: readonly AuctionOrder[], side: Side, pricePaise: number): number {
  let sum = 0;
  for (const order of orders) if (order.side === side && accepts(order, pricePaise)) sum += order.quantity;
  return sum;
}

export function accepts(order: Pick<AuctionOrder, 'side' | 'limit'>, pricePaise: number): boolean {
  if (order.limit === null) return true;
  return order.side === 'B' ? order.limit >= pricePaise : order.limit <= pricePaise;
}
