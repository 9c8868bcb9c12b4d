import type { PlacementReasonCode, RetryUseful } from '@orderwatch/core';

export interface OurReason {
  /** Null: the sentence that was stored with the order says it better, with its numbers. */
  readonly meaning: string | null;
  readonly advice: string | null;
  readonly retryUseful: RetryUseful;
}

const reason = (
  retryUseful: RetryUseful,
  advice: string | null,
  meaning: string | null = null,
): OurReason => ({
  meaning,
  advice,
  retryUseful,
});
const CASH = 'Add the missing amount before the next try; the queue tries again by itself.';
const WAIT = 'Nothing: the queue tries again by itself until it expires.';

/** Reasons that a check of ours gave before anything was sent. */
export const CHECK_REASONS: Readonly<Record<PlacementReasonCode, OurReason>> = {
  insufficient_balance: reason('yes', CASH),
  margin_check_refused: reason(
    'yes',
    "Look at the funds in the broker's app: money may be blocked for something else.",
  ),
  margin_check_unavailable: reason('yes', WAIT),
  portfolio_full: reason('yes', "Sell a position or raise the limit in the account's settings."),
  stale_reading: reason('yes', WAIT),
  book_unavailable: reason('yes', WAIT),
  holdings_unavailable: reason('yes', WAIT),
  positions_unavailable: reason('yes', WAIT),
  session_closed: reason('yes', WAIT),
  session_changed: reason('yes', WAIT),
  calendar_unknown: reason('yes', "Import the exchange's calendar for that year."),
  placing_stopped: reason('yes', 'See why placing was stopped, then resume the account.'),
  account_paused: reason('yes', 'Resume the account.'),
  price_unknown: reason('after_change', 'Give the row a last close.'),
  volume_unknown: reason('after_change', 'Give the row an average volume.'),
  outside_band: reason(
    'after_change',
    'Choose a price inside the band, or wait for the band of another day.',
  ),
  budget_too_small: reason('after_change', "Raise the capital per trade in the account's settings."),
  above_max_order_value: reason('after_change', "Raise the largest order value in the account's settings."),
  too_large_for_volume: reason('after_change', 'Lower the capital per trade.'),
  price_not_allowed: reason('after_change', 'Choose another price.'),
  quantity_not_allowed: reason('after_change', 'Choose another quantity.'),
  illiquid: reason('no', 'Lower the smallest average volume in the settings, if you mean to trade it.'),
  not_in_scrip_master: reason('no', 'Check the symbol.'),
  not_equity_series: reason('no', 'Nothing: only series EQ is bought.'),
  trade_to_trade: reason('no', 'Nothing: only series EQ is bought.'),
  fund: reason('no', 'Nothing: units of funds are not bought.'),
  open_position: reason('no', 'Nothing: it is already owned.'),
  already_held: reason('no', 'Nothing: it is already owned.'),
  working_order_exists: reason('no', 'Nothing, or cancel the other order first.'),
  already_ordered_today: reason('no', 'Nothing: the other order stands.'),
  already_queued: reason('no', 'Nothing: the queued order stands.'),
  already_failed_today: reason('no', 'See the order that failed.'),
  already_planned: reason('no', 'Nothing: the other row stands.'),
};

/** Reasons that are ours whatever was sent before. */
export const STATE_REASONS: Readonly<Record<string, OurReason>> = {
  outcome_unknown: reason(
    'no',
    "Wait: the broker's book is being searched for it. Do not place it again by hand before it is settled.",
    'It was sent, and no answer came that can be trusted. It may be live at the broker.',
  ),
  read_only: reason(
    'yes',
    'Make the account live, then resume it.',
    'The account was made to read alone, so nothing was sent.',
  ),
  kill_switch: reason('yes', 'Release the kill switch.', 'The kill switch was on, so nothing was sent.'),
  paused: reason('yes', 'Resume the account.', 'The account was paused, so nothing was sent.'),
  stopped: reason('yes', 'See why placing was stopped, then resume the account.'),
  breaker_open: reason('yes', 'See why orders were rejected, then reset the circuit breaker.'),
  switched_off: reason('yes', 'Switch it on in the settings of the account.'),
  clock_off: reason(
    'yes',
    WAIT,
    "This machine's clock jumped; nothing is sent until the order book was read again.",
  ),
  no_calendar: reason('yes', "Import the exchange's calendar for that year."),
  no_reading_yet: reason('yes', WAIT),
  reading_stale: reason('yes', WAIT),
  day_orders_reached: reason('yes', 'Raise the orders per day in the settings of the account.'),
  day_value_reached: reason('yes', 'Raise the rupees per day in the settings of the account.'),
  order_too_large: reason('after_change', "Raise the largest order value in the account's settings."),
  price_unknown_to_guard: reason('after_change', 'Name a price.'),
  symbol_not_allowed: reason('after_change', 'Add the symbol to the allowed ones in the settings.'),
  price_deviates: reason('after_change', 'Check the price, or widen the allowed deviation in the settings.'),
  not_sent: reason('yes', WAIT, 'It never left this machine.'),
  session_expired: reason('yes', WAIT, "The broker's session had ended, so nothing was placed."),
  placement_interrupted: reason(
    'yes',
    WAIT,
    'The program ended before this order was sent. Nothing reached the broker.',
  ),
  asked_again: reason('yes', WAIT, 'It was brought back into the retry queue by hand.'),
  no_longer_needed: reason(
    'no',
    null,
    'You bought it by hand meanwhile, so the queued order is no longer needed.',
  ),
  retry_expired: reason('no', null, 'It waited in the retry queue until its time was over.'),
};
