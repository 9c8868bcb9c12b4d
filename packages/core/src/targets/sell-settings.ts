import type { FirstSellDay } from './first-sell-day.ts';
import type { TargetFloor, TargetPolicy } from './target-policy.ts';

/** What the owner of an account decides about selling what the machine bought. */
export interface SellSettings {
  readonly policy: TargetPolicy;
  readonly floor: TargetFloor;
  readonly firstSellDay: FirstSellDay;
}

export const DEFAULT_SELL_SETTINGS: SellSettings = {
  policy: { kind: 'ema9' },
  floor: 'none',
  firstSellDay: 'settled',
};

/** Whether the depository lets the broker deliver sold shares without the person's TPIN. A fact of the account. */
export type Ddpi = 'yes' | 'no' | 'unknown';
