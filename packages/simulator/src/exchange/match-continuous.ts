import type { Side } from '../broker/types.ts';
import type { DayMarket } from '../prices/price-book.ts';
import { byPriceThenTime, type ExchangeOrder } from './exchange-order.ts';
import { protectMarketPrice } from './protect-market-price.ts';

/** Shares of a node's liquidity that were taken already, by the side of our orders. */
export interface UsedLiquidity {
  readonly node: number;
  B: number;
  S: number;
}

export interface Match {
  readonly order: ExchangeOrder;
  readonly quantity: number;
  readonly pricePaise: number;
}

/** Whether the price has reached an order's trigger. */
export function isTriggered(order: Pick<ExchangeOrder, 'side' | 'trigger'>, pricePaise: number): boolean {
  if (order.trigger === null) return false;
  return order.side === 'B' ? pricePaise >= order.trigger : pricePaise <= order.trigger;
}

/** Whether somebody trades with an order at this price. At a circuit the other side of the book is empty. */
export function canTrade(
  order: Pick<ExchangeOrder, 'side' | 'limit'>,
  market: Pick<DayMarket, 'band'>,
  pricePaise: number,
): boolean {
  if (order.limit === null) return false;
  if (order.side === 'B') return pricePaise <= order.limit && pricePaise < market.band.upper;
  return pricePaise >= order.limit && pricePaise > market.band.lower;
}

/** Releases the triggers that the price of a node has reached. A market order gets its protected limit. */
export function releaseTriggers(
  orders: Iterable<ExchangeOrder>,
  market: DayMarket,
  pricePaise: number,
): readonly ExchangeOrder[] {
  const released = [...orders].filter((order) => isTriggered(order, pricePaise));
  for (const order of released) {
    order.trigger = null;
    order.limit ??= protectMarketPrice(order.side, pricePaise, order.instrument, market.band);
  }
  return released;
}

/**
 * Matches our orders with the rest of the market in one node, by price and time, until its liquidity is spent. An order
 * that comes to the price trades at the price; one to which the price comes trades at its own limit.
 */
export function matchContinuous(
  orders: Iterable<ExchangeOrder>,
  market: DayMarket,
  used: UsedLiquidity,
  nowMs: number,
): readonly Match[] {
  const pricePaise = market.nodes[used.node];
  if (pricePaise === undefined) return [];
  const ready = [...orders].filter((order) => order.trigger === null && order.readyMs <= nowMs);
  const liquidity = market.liquidityOf(used.node);
  const matches: Match[] = [];
  for (const side of ['B', 'S'] as const satisfies readonly Side[]) {
    const queue = ready.filter((order) => order.side === side).sort(byPriceThenTime(side));
    for (const order of queue) {
      if (order.limit === null) continue;
      if (!canTrade(order, market, pricePaise)) {
        order.passive = true;
        continue;
      }
      const quantity = Math.min(order.left, liquidity - used[side]);
      if (quantity <= 0) continue;
      used[side] += quantity;
      order.left -= quantity;
      matches.push({ order, quantity, pricePaise: order.passive ? order.limit : pricePaise });
    }
  }
  return matches;
}
