import type { Paise } from '../money/index.ts';
import type { Side } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { Capability, Switches } from './capabilities.ts';

/** What is about to leave. */
export type GuardedAction =
  | {
      readonly kind: 'place' | 'modify';
      readonly side: Side;
      readonly symbol: string;
      readonly quantity: number;
      /** The limit, or the price by which a market order is reckoned; null when nothing is known. */
      readonly price: Paise | null;
      /** The share's last known close from another source than the price; null when there is none. */
      readonly referenceClose: Paise | null;
      /** By which capability it is sent; null when a person asked for this very order. */
      readonly capability: Capability | null;
    }
  | {
      readonly kind: 'cancel';
      /** A person asked for this cancellation, knowing what is stopped. */
      readonly byPerson: boolean;
    };

/** The account's row, as it stands in the database in the transaction that decides to send. */
export interface AccountFlags {
  /** Whether the account is there to look alone. */
  readonly isReadOnly: boolean;
  readonly killedAtMs: EpochMs | null;
  readonly pausedAtMs: EpochMs | null;
  readonly placingStoppedReason: string | null;
  readonly breakerReason: string | null;
  readonly switches: Switches;
}

/** Null is no limit. */
export interface GuardLimits {
  readonly maxOrderValue: Paise;
  readonly maxOrdersPerDay: number | null;
  readonly maxValuePerDay: Paise | null;
  readonly allowedSymbols: readonly string[] | null;
  readonly maxPriceDeviationBps: number | null;
}

/** What was or may have been sent for the trading day so far; this one is not in it. */
export interface SentOfDay {
  readonly orders: number;
  /** Of buys. */
  readonly value: Paise;
}

/** What the sending instance knows of itself and the time. */
export interface InstanceFacts {
  readonly leaseLeftMs: number;
  /** Since the account's row was looked at in the transaction that decided to send. */
  readonly decidedAgoMs: number;
  /** By how much wall clock and monotonic clock went apart since they were last believed. */
  readonly clockDivergenceMs: number;
  readonly calendarKnown: boolean;
  /** Since the last complete reading of the book was asked for; null until the first one after the start. */
  readonly completeReadingAgoMs: number | null;
  /** How often the book is read now; null outside the hours. */
  readonly readingIntervalMs: number | null;
  /** Requests that placed, changed or cancelled in the last second. */
  readonly sentInLastSecond: number;
}

export interface GuardInput {
  readonly action: GuardedAction;
  readonly account: AccountFlags;
  readonly limits: GuardLimits;
  readonly day: SentOfDay;
  /** Whether the order's trading day was closed already by its final reading (`GuardState.sealedDay`). */
  readonly dayClosed: boolean;
  readonly instance: InstanceFacts;
}

/** Why nothing is sent, by name, with the facts that a sentence needs (`explainGuard`). */
export type GuardReason =
  | { readonly code: 'read_only' }
  | { readonly code: 'kill_switch' }
  | { readonly code: 'paused' }
  | { readonly code: 'stopped'; readonly why: string }
  | { readonly code: 'breaker_open'; readonly why: string }
  | { readonly code: 'switched_off'; readonly capability: Capability }
  | { readonly code: 'lease_short'; readonly leftMs: number }
  | { readonly code: 'decision_old'; readonly ageMs: number }
  | { readonly code: 'clock_off'; readonly divergenceMs: number }
  | { readonly code: 'no_calendar' }
  | { readonly code: 'day_closed' }
  | { readonly code: 'no_reading_yet' }
  | { readonly code: 'reading_stale'; readonly ageMs: number; readonly atMostMs: number }
  | { readonly code: 'too_many_per_second'; readonly atMost: number }
  | { readonly code: 'order_too_large'; readonly value: Paise; readonly atMost: Paise }
  | { readonly code: 'price_unknown_to_guard' }
  | { readonly code: 'symbol_not_allowed'; readonly symbol: string }
  | {
      readonly code: 'price_deviates';
      readonly price: Paise;
      readonly referenceClose: Paise;
      readonly atMostBps: number;
    }
  | { readonly code: 'day_orders_reached'; readonly sent: number; readonly atMost: number }
  | {
      readonly code: 'day_value_reached';
      readonly value: Paise;
      readonly sent: Paise;
      readonly atMost: Paise;
    };
export type GuardCode = GuardReason['code'];
