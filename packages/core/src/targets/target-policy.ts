import type { Paise } from '../money/index.ts';
import type { IstDay } from '../orders/index.ts';
import type { TargetBasis } from '../positions/index.ts';

/** How the price of a position's sell is found. `percent` is above cost, in basis points; `none` leaves selling to people. */
export type TargetPolicy =
  | { readonly kind: 'ema9' }
  | { readonly kind: 'percent'; readonly bps: number }
  | { readonly kind: 'none' };

/** The lowest price at which the machine may sell. Without a floor a target may lie below cost: that is the strategy. */
export type TargetFloor = 'none' | 'cost' | 'cost_and_charges';

/** A sell price on the instrument's tick, and what it was reckoned from. */
export interface Target {
  readonly price: Paise;
  readonly basis: TargetBasis;
}

/** Why no target can be named. Nothing is guessed instead. */
export type TargetReason =
  | { readonly code: 'no_target_policy' }
  | {
      readonly code: 'prices_missing';
      readonly days: readonly IstDay[];
      readonly known: number;
      readonly needed: number;
    }
  /** `of` is the close of the last trading day, or today's last price. */
  | {
      readonly code: 'prices_stale';
      readonly of: 'close' | 'last_price';
      /** The day that is lacking; for a last price, today. */
      readonly day: IstDay;
      readonly ageMs: number | null;
    }
  | { readonly code: 'cost_unknown' };
