import type { GuardCode } from '../guards/index.ts';
import { REJECT_REASON_TABLE, type ReasonKind } from '../orders/index.ts';
import type { PlacementReasonCode } from '../placement/index.ts';

/** What a reason is about, in few words: by these a person counts and filters what was not bought or sold. */
export const REASON_CLASSES = [
  'money',
  'price',
  'limit',
  'holdings',
  'instrument',
  'session',
  'connection',
  'stopped',
  'already',
  'account',
  'request',
  'ended',
  'other',
] as const;
export type ReasonClass = (typeof REASON_CLASSES)[number];

/** What the broker's sentences are about. `unknown` words are never guessed at. */
const OF_KIND: Readonly<Record<ReasonKind, ReasonClass>> = {
  margin: 'money',
  circuit: 'price',
  price: 'price',
  quantity: 'price',
  t1_holdings: 'holdings',
  holdings: 'holdings',
  authorisation: 'holdings',
  algo: 'account',
  session: 'session',
  ip: 'account',
  market_closed: 'session',
  instrument: 'instrument',
  product: 'instrument',
  account: 'account',
  surveillance: 'instrument',
  order_state: 'request',
  request: 'request',
  limit: 'limit',
  outage: 'connection',
  unknown: 'other',
};

const OF_CHECK: Readonly<Record<PlacementReasonCode, ReasonClass>> = {
  insufficient_balance: 'money',
  margin_check_refused: 'money',
  margin_check_unavailable: 'connection',
  book_unavailable: 'connection',
  holdings_unavailable: 'connection',
  positions_unavailable: 'connection',
  stale_reading: 'connection',
  placing_stopped: 'stopped',
  account_paused: 'stopped',
  calendar_unknown: 'session',
  session_closed: 'session',
  session_changed: 'session',
  portfolio_full: 'limit',
  budget_too_small: 'limit',
  above_max_order_value: 'limit',
  too_large_for_volume: 'limit',
  price_unknown: 'price',
  outside_band: 'price',
  price_not_allowed: 'price',
  quantity_not_allowed: 'price',
  volume_unknown: 'instrument',
  illiquid: 'instrument',
  not_in_scrip_master: 'instrument',
  not_equity_series: 'instrument',
  trade_to_trade: 'instrument',
  fund: 'instrument',
  open_position: 'already',
  already_held: 'already',
  working_order_exists: 'already',
  already_ordered_today: 'already',
  already_queued: 'already',
  already_failed_today: 'already',
  already_planned: 'already',
};

const OF_GUARD: Readonly<Record<GuardCode, ReasonClass>> = {
  read_only: 'stopped',
  kill_switch: 'stopped',
  paused: 'stopped',
  stopped: 'stopped',
  breaker_open: 'stopped',
  switched_off: 'stopped',
  no_calendar: 'session',
  day_closed: 'session',
  clock_off: 'connection',
  no_reading_yet: 'connection',
  lease_short: 'connection',
  decision_old: 'connection',
  reading_stale: 'connection',
  day_orders_reached: 'limit',
  day_value_reached: 'limit',
  order_too_large: 'limit',
  too_many_per_second: 'limit',
  symbol_not_allowed: 'limit',
  price_unknown_to_guard: 'price',
  price_deviates: 'price',
};

/** What became of an order by itself, by a person or by a decision of ours. */
const OF_COURSE: Readonly<Record<string, ReasonClass>> = {
  not_sent: 'connection',
  placement_interrupted: 'connection',
  outcome_unknown: 'connection',
  placement_failed: 'other', // the earlier Python system's word for every failure
  session_expired: 'session',
  no_longer_needed: 'already',
  is_ours: 'already',
  retry_expired: 'ended',
  day_ended: 'ended',
  resolved_not_placed: 'ended',
  cancelled_by_user: 'ended',
  cancelled_by_system: 'ended',
  cancelled_by_broker: 'ended',
  cancelled_by_exchange: 'ended',
  cancelled_by_expiry: 'ended',
  cancelled_by_unknown: 'ended',
};

const CLASS_OF: ReadonlyMap<string, ReasonClass> = new Map([
  ...REJECT_REASON_TABLE.map(({ code, kind }) => [code, OF_KIND[kind]] as const),
  ...Object.entries(OF_CHECK),
  ...Object.entries(OF_GUARD),
  ...Object.entries(OF_COURSE),
]);

/** The class of a stored `reasonCode`. Total: a code that nobody knows, and none, are `other`. */
export function classOfReason(code: string | null): ReasonClass {
  return (code === null ? undefined : CLASS_OF.get(code)) ?? 'other';
}

/** Every code that is known to belong to a class. `other` has codes that are not in the table as well. */
export function reasonCodesOfClass(wanted: ReasonClass): readonly string[] {
  return [...CLASS_OF].filter(([, found]) => found === wanted).map(([code]) => code);
}
