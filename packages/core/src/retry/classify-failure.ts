import type { GuardCode } from '../guards/index.ts';
import type { RejectExplanation, RetryUseful } from '../orders/index.ts';
import type { PlacementReason } from '../placement/index.ts';

/** Why an order could not be placed. An outcome that is unknown is no failure: such an order is `unconfirmed`. */
export type PlacementFailure =
  /** A check of ours said no; of a queueing admission its reason. */
  | { readonly kind: 'check'; readonly reason: PlacementReason }
  /** Not one byte left: the network, or the guard before the first byte. */
  | { readonly kind: 'not_sent'; readonly why: string }
  /** The broker refused before order entry, because of the session alone. */
  | { readonly kind: 'session_expired' }
  /** The broker refused; what its sentence means is looked up by `explainRejection`. */
  | {
      readonly kind: 'refused';
      readonly explanation: Pick<RejectExplanation, 'code' | 'kind' | 'retryUseful'>;
    }
  /** Recorded and never sent, because the run ended in between. */
  | { readonly kind: 'interrupted' };

export interface FailureClass {
  readonly status: 'retry_pending' | 'failed';
  readonly reasonCode: string;
  /** Whether the same order may succeed later; null where the broker's sentence is not known. */
  readonly retryUseful: RetryUseful | null;
  /** Whether it raises the count of tries. What never reached a decision about the order does not. */
  readonly countsAsAttempt: boolean;
}

/**
 * Queued is what time can mend (cash, a margin check or a network that was down, a session); failed is what only a change
 * can mend, and a person may still ask for it again. A sentence of the broker that nobody knows is not queued: to repeat
 * what is not understood is how loops of refusals come about.
 */
export function classifyFailure(failure: PlacementFailure): FailureClass {
  switch (failure.kind) {
    case 'check':
      return classifyReason(failure.reason);
    case 'not_sent':
      return classifyNotSent(failure.why);
    case 'session_expired':
      return queued('session_expired', false);
    case 'interrupted':
      return queued('placement_interrupted', false);
    case 'refused':
      return classifyRefusal(failure.explanation);
  }
}

/** Limits that only a person changes; by the rest of the guards the same order may leave later. */
const FOR_GOOD: ReadonlySet<string> = new Set<GuardCode>([
  'order_too_large',
  'price_unknown_to_guard',
  'symbol_not_allowed',
  'price_deviates',
]);
const FOR_A_WHILE: ReadonlySet<string> = new Set<GuardCode>([
  'read_only',
  'kill_switch',
  'paused',
  'stopped',
  'breaker_open',
  'switched_off',
  'clock_off',
  'no_calendar',
  'day_closed',
  'no_reading_yet',
  'reading_stale',
  'day_orders_reached',
  'day_value_reached',
]);

function classifyNotSent(why: string): FailureClass {
  if (FOR_GOOD.has(why)) return failed(why, 'after_change');
  return queued(FOR_A_WHILE.has(why) ? why : 'not_sent', false);
}

function classifyRefusal(
  explanation: Pick<RejectExplanation, 'code' | 'kind' | 'retryUseful'>,
): FailureClass {
  const { code, kind, retryUseful } = explanation;
  // Cash comes in without anything being changed at the order: a sale settles, a pay-in arrives.
  if (retryUseful === 'yes' || kind === 'margin') return queued(code, true);
  return failed(code, retryUseful);
}

function classifyReason(reason: PlacementReason): FailureClass {
  switch (reason.code) {
    case 'insufficient_balance':
    case 'margin_check_refused':
      return queued(reason.code, true);
    case 'portfolio_full':
    case 'margin_check_unavailable':
    case 'stale_reading':
    case 'book_unavailable':
    case 'holdings_unavailable':
    case 'positions_unavailable':
    case 'session_closed':
    case 'session_changed':
    case 'calendar_unknown':
    case 'placing_stopped':
    case 'account_paused':
      return queued(reason.code, false);
    case 'price_unknown':
    case 'volume_unknown':
    case 'outside_band':
    case 'budget_too_small':
    case 'above_max_order_value':
    case 'too_large_for_volume':
    case 'price_not_allowed':
    case 'quantity_not_allowed':
      return failed(reason.code, 'after_change');
    case 'illiquid':
    case 'not_in_scrip_master':
    case 'not_equity_series':
    case 'trade_to_trade':
    case 'fund':
    case 'open_position':
    case 'already_held':
    case 'working_order_exists':
    case 'already_ordered_today':
    case 'already_queued':
    case 'already_failed_today':
    case 'already_planned':
      return failed(reason.code, 'no');
  }
}

function queued(reasonCode: string, countsAsAttempt: boolean): FailureClass {
  return { status: 'retry_pending', reasonCode, retryUseful: 'yes', countsAsAttempt };
}

function failed(reasonCode: string, retryUseful: RetryUseful | null): FailureClass {
  return { status: 'failed', reasonCode, retryUseful, countsAsAttempt: true };
}
