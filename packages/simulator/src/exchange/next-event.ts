import { NODE_MS } from '../prices/day-path.ts';
import { type DayMarket, nodeAt } from '../prices/price-book.ts';
import { drawnBetween } from '../random.ts';
import type { ExchangeOrder } from './exchange-order.ts';
import { canTrade, isTriggered } from './match-continuous.ts';

/**
 * When something can next happen to the orders of an instrument: an auction, the moment at which a new order is matched
 * first, or the next node whose price meets a limit or a trigger. Null when nothing more can happen today. With the
 * prices known in advance a resting order needs no timer but this one.
 */
export function nextEventMs(
  orders: Iterable<ExchangeOrder>,
  market: DayMarket,
  nowMs: number,
  keys: readonly (number | string)[],
): number | null {
  const { preOpen, continuous, closing } = market.session;
  const moments: number[] = [];
  let soonest = market.nodes.length;
  for (const order of orders) {
    const waits = order.trigger === null;
    if (waits && preOpen && nowMs < preOpen.matchesMs) moments.push(preOpen.matchesMs);
    if (waits && closing && nowMs < closing.matchesMs) moments.push(closing.matchesMs);
    const firstMs = Math.max(order.readyMs, continuous.fromMs + 1);
    if (nowMs < firstMs) {
      if (firstMs < continuous.toMs) moments.push(firstMs);
      continue;
    }
    // A later node than the soonest found changes nothing, so the search ends there.
    soonest = nextNode(order, market, nowMs, soonest) ?? soonest;
  }
  if (soonest < market.nodes.length) moments.push(momentIn(market, soonest, [...keys, soonest]));
  return moments.length === 0 ? null : Math.max(nowMs + 1, Math.min(...moments));
}

function nextNode(order: ExchangeOrder, market: DayMarket, nowMs: number, beforeNode: number): number | null {
  if (nowMs >= market.session.continuous.toMs) return null;
  for (let node = nodeAt(market, nowMs) + 1; node < beforeNode; node += 1) {
    const price = market.nodes[node] ?? 0;
    if (order.trigger !== null ? isTriggered(order, price) : canTrade(order, market, price)) {
      if (order.trigger !== null || market.liquidityOf(node) > 0) return node;
    }
  }
  return null;
}

/** Not every trade of a node comes at its first millisecond. */
function momentIn(market: DayMarket, node: number, keys: readonly (number | string)[]): number {
  const start = market.session.continuous.fromMs + node * NODE_MS;
  return start + drawnBetween(1, NODE_MS / 2, 'moment in node', ...keys);
}
