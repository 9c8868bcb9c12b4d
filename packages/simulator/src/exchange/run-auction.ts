import type { InstrumentSeed } from '../broker/types.ts';
import { type DayMarket, nodeAt } from '../prices/price-book.ts';
import { ceilToTick, clampTo, floorToTick, type PriceRange } from '../prices/price-range.ts';
import { allotAuction } from './allot-auction.ts';
import { backgroundOrders } from './background-orders.ts';
import type { ExchangeOrder } from './exchange-order.ts';
import { type Equilibrium, findEquilibrium } from './find-equilibrium.ts';
import type { Match } from './match-continuous.ts';

const REFERENCE_MS = 15 * 60_000;
const CLOSING_BAND = 0.03;

export interface AuctionOutcome {
  readonly equilibrium: Equilibrium | null;
  readonly matches: readonly Match[];
}

/** The opening auction: every order in the book and everybody else's, around the day's first price. */
export function runOpeningAuction(
  orders: Iterable<ExchangeOrder>,
  instrument: InstrumentSeed,
  market: DayMarket,
): AuctionOutcome {
  return runAuction(orders, instrument, market, {
    center: market.open,
    reference: market.previousClose,
    range: market.band,
  });
}

/** The closing auction. Limits that rest outside its band stay out of it. */
export function runClosingAuction(
  orders: Iterable<ExchangeOrder>,
  instrument: InstrumentSeed,
  market: DayMarket,
): AuctionOutcome {
  const range = closingBand(instrument, market);
  const reference = referencePrice(market);
  return runAuction(orders, instrument, market, { center: clampTo(range, market.close), reference, range });
}

function runAuction(
  orders: Iterable<ExchangeOrder>,
  instrument: InstrumentSeed,
  market: DayMarket,
  { center, reference, range }: { center: number; reference: number; range: PriceRange },
): AuctionOutcome {
  const ours = [...orders].filter((order) => order.trigger === null && isInside(range, order.limit));
  const everybody = [
    ...backgroundOrders({
      center,
      liquidity: market.auctionLiquidity,
      tick: instrument.tickPaise,
      range: market.band,
    }),
    ...ours.map(({ id, side, limit, left, priority }) => ({ id, side, limit, quantity: left, priority })),
  ];
  const equilibrium = findEquilibrium(everybody, reference);
  if (!equilibrium) return { equilibrium, matches: [] };
  const allotted = allotAuction(everybody, equilibrium);
  const matches = ours.flatMap((order) => {
    const quantity = allotted.get(order.id) ?? 0;
    if (quantity === 0) return [];
    order.left -= quantity;
    return [{ order, quantity, pricePaise: equilibrium.pricePaise }];
  });
  return { equilibrium, matches };
}

/** Volume-weighted average of the last quarter of an hour of continuous trading, in paise. */
function referencePrice(market: DayMarket): number {
  const { fromMs, toMs } = market.session.continuous;
  const first = nodeAt(market, Math.max(fromMs, toMs - REFERENCE_MS));
  let value = 0;
  let volume = 0;
  for (let node = first; node < market.nodes.length; node += 1) {
    const weight = market.liquidityOf(node) + 1;
    value += (market.nodes[node] ?? 0) * weight;
    volume += weight;
  }
  return volume === 0 ? market.close : value / volume;
}

/** Three percent on either side of the reference price, inside the day's band (SEBI's circular, contract section 6). */
export function closingBand(instrument: InstrumentSeed, market: DayMarket): PriceRange {
  const reference = referencePrice(market);
  return {
    lower: Math.max(market.band.lower, ceilToTick(reference * (1 - CLOSING_BAND), instrument.tickPaise)),
    upper: Math.min(market.band.upper, floorToTick(reference * (1 + CLOSING_BAND), instrument.tickPaise)),
  };
}

function isInside(range: PriceRange, limit: number | null): boolean {
  return limit === null || (limit >= range.lower && limit <= range.upper);
}
