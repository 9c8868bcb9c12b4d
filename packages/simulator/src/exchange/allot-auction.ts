import type { Side } from '../broker/types.ts';
import { byPriceThenTime } from './exchange-order.ts';
import { type AuctionOrder, accepts, type Equilibrium } from './find-equilibrium.ts';

/** Shares that each order gets at the equilibrium: by price, then by time, until the volume is spent. */
export function allotAuction(
  orders: readonly AuctionOrder[],
  equilibrium: Equilibrium,
): ReadonlyMap<string, number> {
  const allotted = new Map<string, number>();
  for (const side of ['B', 'S'] as const) allotSide(orders, side, equilibrium, allotted);
  return allotted;
}

function allotSide(
  orders: readonly AuctionOrder[],
  side: Side,
  { pricePaise, volume }: Equilibrium,
  allotted: Map<string, number>,
): void {
  let left = volume;
  const queue = orders.filter((order) => order.side === side && accepts(order, pricePaise));
  for (const order of queue.sort(byPriceThenTime(side))) {
    const quantity = Math.min(order.quantity, left);
    if (quantity > 0) allotted.set(order.id, quantity);
    left -= quantity;
  }
}
