import { formatRupees } from '../money/index.ts';
import type { Capability } from './capabilities.ts';
import type { GuardReason } from './guard-input.ts';

const NAMES: Readonly<Record<Capability, string>> = {
  placing: 'Placing',
  verification: 'Verification',
  retries: 'Retrying',
  sells: 'Selling',
  follow_manual_changes: 'Following changes made by hand',
  notifications: 'Telling',
};

/** A sentence for a person: why nothing was sent, with the numbers. Without a full stop, to stand behind a colon. */
export function explainGuard(reason: GuardReason): string {
  switch (reason.code) {
    case 'read_only':
      return 'The account only reads';
    case 'kill_switch':
      return 'The kill switch is on';
    case 'paused':
      return 'The account is paused';
    case 'stopped':
      return `Placing is stopped: ${reason.why}`;
    case 'breaker_open':
      return `The circuit breaker is open: ${reason.why}`;
    case 'switched_off':
      return `${NAMES[reason.capability]} is switched off for this account`;
    case 'lease_short':
      return 'The right to act for the account is about to run out';
    case 'decision_old':
      return 'Too much time has passed since it was decided to send';
    case 'clock_off':
      return `The clock of this machine jumped by ${seconds(reason.divergenceMs)} s`;
    case 'no_calendar':
      return 'The trading calendar does not know this day';
    case 'day_closed':
      return 'Its trading day was closed already by a final reading of the book: the clock of this machine was wrong then, or is now';
    case 'no_reading_yet':
      return 'The order book was not read completely since the start';
    case 'reading_stale':
      return `The last complete reading of the order book is ${seconds(reason.ageMs)} s old; at most ${seconds(reason.atMostMs)} s are allowed`;
    case 'too_many_per_second':
      return `${reason.atMost} requests left within the last second already`;
    case 'order_too_large':
      return `Its value, ${formatRupees(reason.value)}, exceeds the largest allowed, ${formatRupees(reason.atMost)}`;
    case 'price_unknown_to_guard':
      return 'Its price is not known, so its value cannot be checked';
    case 'symbol_not_allowed':
      return `${reason.symbol} is not among the allowed symbols`;
    case 'price_deviates':
      return `${formatRupees(reason.price)} is more than ${percent(reason.atMostBps)} % away from the last close, ${formatRupees(reason.referenceClose)}`;
    case 'day_orders_reached':
      return `${reason.sent} orders were sent for the day; at most ${reason.atMost} are allowed`;
    case 'day_value_reached':
      return `With its ${formatRupees(reason.value)} the day's buys, ${formatRupees(reason.sent)}, would exceed ${formatRupees(reason.atMost)}`;
  }
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}

function percent(bps: number): string {
  return String(bps / 100);
}
