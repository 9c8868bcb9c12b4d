import type { PriceError, QuantityError } from '../market/index.ts';
import type { Paise } from '../money/index.ts';
import type { IstDay } from '../orders/index.ts';
import type { AccountReason, SessionReason } from '../placement/index.ts';
import type { PriceJump } from '../prices/index.ts';
import type { EpochMs } from '../time.ts';
import type { TargetReason } from './target-policy.ts';

/** Every reason for which an open position has no working sell. Of each position exactly one is given. */
export type SellReason =
  | TargetReason
  | { readonly code: 'sells_off'; readonly why: string }
  | {
      readonly code: 'held';
      readonly by: 'user' | 'ambiguous_sale';
      readonly untilDay: IstDay | null;
      readonly why: string;
    }
  /** A corporate action is suspected or known: prices and quantity are not comparable until a person says so. */
  | { readonly code: 'frozen'; readonly why: string; readonly jumps: readonly PriceJump[] }
  /** Without the depository's standing authorisation every sale needs the person. */
  | { readonly code: 'sell_not_authorised'; readonly ddpi: 'no' | 'unknown' }
  /** `day` is null when the calendar does not reach it. */
  | { readonly code: 'not_yet_sellable'; readonly day: IstDay | null }
  | { readonly code: 'nothing_sellable'; readonly owned: number; readonly sellable: number }
  | { readonly code: 'readings_unavailable'; readonly reason: AccountReason }
  | { readonly code: 'unconfirmed_sell' }
  /** A sell could meet the account's own buy at the exchange. */
  | { readonly code: 'being_bought' }
  | { readonly code: 'on_sale_by_hand'; readonly quantity: number }
  | { readonly code: 'not_listed' }
  | { readonly code: 'above_circuit'; readonly target: Paise; readonly upperBand: Paise }
  | { readonly code: 'below_circuit'; readonly target: Paise; readonly lowerBand: Paise }
  | {
      readonly code: 'outside_auction_band';
      readonly target: Paise;
      readonly lowest: Paise;
      readonly highest: Paise;
    }
  /** The reference price is being made. */
  | { readonly code: 'auction_reference' }
  /** It is made, and the broker does not tell it, so that nobody knows which prices are taken. */
  | { readonly code: 'auction_reference_unknown' }
  | { readonly code: 'market_closed'; readonly reason: SessionReason }
  /** By the clock the day goes on, and its final reading has been: what it left at work may be at work yet. */
  | { readonly code: 'day_closed' }
  | { readonly code: 'quantity_not_allowed'; readonly error: QuantityError }
  /** The last one never left. It is not tried every minute. */
  | { readonly code: 'not_sent'; readonly untilMs: EpochMs }
  /** A surplus sell is being cancelled first; what it still fills decides what is left. */
  | { readonly code: 'sell_being_cancelled' };

export type SellReasonCode = SellReason['code'];

/** Why one sell, or the change of one, may not be sent. */
export type SellRefusal =
  | AccountReason
  | SessionReason
  | { readonly code: 'sells_off'; readonly why: string }
  | { readonly code: 'position_closed' }
  | {
      readonly code: 'held';
      readonly by: 'user' | 'ambiguous_sale';
      readonly untilDay: IstDay | null;
      readonly why: string;
    }
  | { readonly code: 'frozen'; readonly why: string }
  | { readonly code: 'sell_not_authorised'; readonly ddpi: 'no' | 'unknown' }
  | { readonly code: 'unconfirmed_sell' }
  | { readonly code: 'being_bought' }
  | { readonly code: 'above_position'; readonly quantity: number; readonly atMost: number }
  | { readonly code: 'above_sellable'; readonly quantity: number; readonly atMost: number }
  | { readonly code: 'not_yet_sellable'; readonly day: IstDay | null }
  | { readonly code: 'wrong_instrument' }
  | {
      readonly code: 'outside_auction_band';
      readonly target: Paise;
      readonly lowest: Paise;
      readonly highest: Paise;
    }
  /** The reference price is being made. */
  | { readonly code: 'auction_reference' }
  /** It is made, and the broker does not tell it, so that nobody knows which prices are taken. */
  | { readonly code: 'auction_reference_unknown' }
  | { readonly code: 'price_not_allowed'; readonly error: PriceError }
  | { readonly code: 'quantity_not_allowed'; readonly error: QuantityError };
