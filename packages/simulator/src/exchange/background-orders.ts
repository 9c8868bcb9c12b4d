import type { PriceRange } from '../prices/price-range.ts';
import type { AuctionOrder } from './find-equilibrium.ts';

const LEVELS = 5;

export interface BackgroundInput {
  /** The price at which the rest of the market meets when we are not there. Paise. */
  readonly center: number;
  /** Shares on each side, all levels together. */
  readonly liquidity: number;
  readonly tick: number;
  readonly range: PriceRange;
}

/**
 * The orders of everybody else in an auction: buys from a little above the centre downwards, sells from a little below
 * upwards, so that the centre is the equilibrium. At the upper circuit nobody sells, at the lower nobody buys. They were
 * all there before us.
 */
export function backgroundOrders({
  center,
  liquidity,
  tick,
  range,
}: BackgroundInput): readonly AuctionOrder[] {
  const orders: AuctionOrder[] = [];
  for (let level = 0; level < 2 * LEVELS; level += 1) {
    const quantity =
      Math.floor((liquidity * (level + 1)) / LEVELS) - Math.floor((liquidity * level) / LEVELS);
    if (quantity <= 0) continue;
    const away = (level - LEVELS + 1) * tick;
    const priority = level - 1_000;
    if (center < range.upper) {
      orders.push({
        id: `others-S${level}`,
        side: 'S',
        limit: inside(range, center + away),
        quantity,
        priority,
      });
    }
    if (center > range.lower) {
      orders.push({
        id: `others-B${level}`,
        side: 'B',
        limit: inside(range, center - away),
        quantity,
        priority,
      });
    }
  }
  return orders;
}

function inside(range: PriceRange, paise: number): number {
  return Math.max(range.lower, Math.min(range.upper, paise));
}
