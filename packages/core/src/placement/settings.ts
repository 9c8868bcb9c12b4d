import { type Paise, paise } from '../money/index.ts';
import type { Variety } from '../orders/index.ts';
import type { BrokerageRule } from './charges.ts';

/** What the owner of an account decides about its buys. Shares of a whole are in basis points: 100 are 1 %. */
export interface PlacementSettings {
  readonly capitalPerTrade: Paise;
  readonly maxOrderValue: Paise;
  /** Open positions and buys under way together. */
  readonly maxPositions: number;
  /** Shares a day below which nothing is bought. */
  readonly minAverageVolume: number;
  /** The largest part of a day's average volume that one order may be. */
  readonly volumeShareBps: number;
  /** Added to the last close for the limit price. */
  readonly priceBufferBps: number;
  readonly orderType: 'limit' | 'market';
  readonly variety: Variety;
  readonly brokerage: BrokerageRule;
}

export const DEFAULT_PLACEMENT_SETTINGS: PlacementSettings = {
  capitalPerTrade: paise(100_000_00),
  maxOrderValue: paise(500_000_00),
  maxPositions: 6,
  minAverageVolume: 10_000,
  volumeShareBps: 1_000,
  priceBufferBps: 100,
  orderType: 'limit',
  variety: 'amo',
  brokerage: { kind: 'share', bps: 0, minimum: paise(0) },
};
