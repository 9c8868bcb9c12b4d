import type { PlacedBy } from '../broker/index.ts';
import type { PriceError, QuantityError } from '../market/index.ts';
import type { Paise } from '../money/index.ts';
import type { OrderId, Side } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';

/**
 * Every reason for which a buy is not placed, by name. The `code` is what is stored and shown to programs; the facts
 * beside it are what a sentence for a person needs (`explainReason`).
 */
export type PlacementReason =
  | AccountReason
  | SessionReason
  | ListingReason
  | ExposureReason
  | SizingReason
  | CashReason;

/** About the account or our knowledge of it: nothing at all can be placed. */
export type AccountReason =
  | { readonly code: 'placing_stopped'; readonly why: string }
  | { readonly code: 'account_paused' }
  /** No complete reading of the order book: what is working there is unknown. */
  | { readonly code: 'book_unavailable'; readonly why: string }
  | { readonly code: 'holdings_unavailable'; readonly why: string }
  | { readonly code: 'positions_unavailable'; readonly why: string }
  /** A reading exists, but is too old to place orders by. */
  | { readonly code: 'stale_reading'; readonly of: 'book' | 'holdings' | 'margin'; readonly ageMs: number };

export type SessionReason =
  /** The calendar does not know the day; it has to be imported first. */
  | { readonly code: 'calendar_unknown' }
  /** `opensAtMs` is null when the calendar cannot tell. */
  | { readonly code: 'session_closed'; readonly opensAtMs: EpochMs | null }
  /** It was reckoned for one session and would now reach another; it has to be planned anew. */
  | { readonly code: 'session_changed' };

/** About the share in the broker's list of the day. */
export type ListingReason =
  | { readonly code: 'not_in_scrip_master'; readonly symbol: string }
  | { readonly code: 'not_equity_series'; readonly series: readonly string[] }
  /** Every trade of it is settled singly; it cannot be sold before it is delivered. */
  | { readonly code: 'trade_to_trade'; readonly series: string }
  | { readonly code: 'fund'; readonly isin: string };

/** About what is owned or on order already. */
export type ExposureReason =
  | { readonly code: 'open_position' }
  | { readonly code: 'already_held'; readonly quantity: number }
  | {
      readonly code: 'working_order_exists';
      /** Ours, when it is one of ours. */
      readonly orderId: OrderId | null;
      readonly brokerOrderId: string | null;
      readonly side: Side;
      readonly placedBy: PlacedBy;
    }
  | { readonly code: 'already_ordered_today'; readonly orderId: OrderId }
  /** It waits in the retry queue, which places it. */
  | { readonly code: 'already_queued'; readonly orderId: OrderId }
  /** Another row of the same plan is for the same share. */
  | { readonly code: 'already_planned' }
  /** The same file was planned before, with the same outcome. */
  | { readonly code: 'already_failed_today'; readonly orderId: OrderId }
  | { readonly code: 'portfolio_full'; readonly limit: number };

/** About price and quantity. */
export type SizingReason =
  | { readonly code: 'price_unknown' }
  | { readonly code: 'volume_unknown' }
  | { readonly code: 'illiquid'; readonly averageVolume: number; readonly atLeast: number }
  | {
      readonly code: 'outside_band';
      readonly price: Paise;
      readonly lowerBand: Paise | null;
      readonly upperBand: Paise | null;
    }
  | { readonly code: 'budget_too_small'; readonly price: Paise; readonly budget: Paise }
  | { readonly code: 'too_large_for_volume'; readonly quantity: number; readonly atMost: number }
  | { readonly code: 'above_max_order_value'; readonly value: Paise; readonly atMost: Paise }
  | { readonly code: 'price_not_allowed'; readonly error: PriceError }
  | { readonly code: 'quantity_not_allowed'; readonly error: QuantityError };

/** About money. */
export type CashReason =
  | {
      readonly code: 'insufficient_balance';
      readonly requiredCash: Paise;
      readonly availableCash: Paise;
      readonly shortfall: Paise;
    }
  /** The broker did not answer. That says nothing about the money. */
  | { readonly code: 'margin_check_unavailable'; readonly why: string }
  /** By the amounts it would suffice, and the broker's check says no all the same. */
  | { readonly code: 'margin_check_refused'; readonly requiredCash: Paise; readonly availableCash: Paise };

export type PlacementReasonCode = PlacementReason['code'];
