import type { InstrumentSeed, PriceScript } from '../broker/types.ts';
import { drawn } from '../random.ts';
import { NODE_MS } from './day-path.ts';

/** The part of a day's volume that meets our orders: others stand in the queue, too. */
const OUR_SHARE = 0.2;
const MINUTES_OF_AN_AUCTION = 10;
const MINUTES_OF_A_DAY = 375;

/** Shares that the rest of the market trades with us in one node, on either side. */
export function nodeLiquidity(
  seed: number,
  instrument: InstrumentSeed,
  script: PriceScript | undefined,
  dayNumber: number,
  node: number,
): number {
  if (script?.liquidityPerMinute !== undefined) {
    // An odd number of shares a minute is spread so that two nodes together have exactly that many.
    const perNode = (script.liquidityPerMinute * NODE_MS) / 60_000;
    return Math.floor(perNode * (node + 1)) - Math.floor(perNode * node);
  }
  const mean = (instrument.averageVolume * OUR_SHARE * NODE_MS) / (MINUTES_OF_A_DAY * 60_000);
  const keys = [seed, 'liquidity', instrument.segment, instrument.token, dayNumber, node] as const;
  return Math.floor(mean * (0.3 + 1.4 * drawn(...keys)) + drawn(...keys, 'odd share'));
}

/** Shares that the rest of the market offers, and wants, in one auction. */
export function auctionLiquidity(instrument: InstrumentSeed, script: PriceScript | undefined): number {
  if (script?.auctionLiquidity !== undefined) return script.auctionLiquidity;
  if (script?.liquidityPerMinute !== undefined) return script.liquidityPerMinute * MINUTES_OF_AN_AUCTION;
  return Math.floor((instrument.averageVolume * OUR_SHARE * MINUTES_OF_AN_AUCTION) / MINUTES_OF_A_DAY);
}
