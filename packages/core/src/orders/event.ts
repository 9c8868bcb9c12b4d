import type { EpochMs } from '../time.ts';
import type { AttemptId, OrderId } from './ids.ts';

/** Every kind of event that may stand in an order's or an account's history. A closed list: readers switch over it. */
export const EVENT_KINDS = [
  'order.recorded',
  'order.sending',
  'order.accepted',
  'order.refused',
  'order.not_sent',
  'order.unconfirmed',
  'order.verified',
  'order.queued',
  'order.open',
  'order.partly_filled',
  'order.filled',
  'order.cancelled',
  'order.rejected',
  'order.expired',
  'order.modified',
  'order.modify_requested',
  'order.modify_refused',
  'order.cancel_requested',
  'order.cancel_refused',
  'order.missing',
  'order.found',
  'order.linked',
  'order.external_seen',
  'order.imported',
  'order.position_closed',
  'order.resolved',
  'order.taken_under_care',
  'order.released',
  'order.correction',
  'order.anomaly',
  'order.retry_queued',
  'order.retried',
  'order.failed',
  'order.retry_expired',
  'order.dropped',
  'position.opened',
  'position.increased',
  'position.reduced',
  'position.closed',
  'position.adjusted',
  'position.held',
  'position.released',
  'position.frozen',
  'position.sell_missing',
  'account.reading_failed',
  'account.reading_recovered',
  'account.book_doubted',
  'account.unknown_text',
  'account.wrong_account',
  'account.other_program',
  'account.day_sealed',
  'account.day_unsealed',
  'account.placing_stopped',
  'account.placing_resumed',
  'account.paused',
  'account.resumed',
  'account.mode_changed',
  'account.killed',
  'account.released',
  'account.breaker_opened',
  'account.breaker_reset',
  'order.still_unconfirmed',
  'order.retry_expiring',
  'account.queue_ordered',
  'account.funds_short',
  'account.session_lost',
  'account.session_renewed',
  'account.feed_down',
  'account.feed_restored',
  'account.clock_off',
  'account.clock_right',
  'account.calendar_ending',
  'account.day_report',
  'account.day_summary',
  'account.session_missing',
  'account.holdings_differ',
  'account.trades_differ',
  'account.run_cut_short',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Who did it. `external`: a person or program at the broker that no command of ours explains. */
export type EventActor = 'user' | 'system' | 'broker' | 'exchange' | 'external' | 'unknown';

/** How we learned of it. `rule`: concluded by ours from evidence, not shown by the broker. */
export type EventSource =
  | 'place_reply'
  | 'modify_reply'
  | 'cancel_reply'
  | 'book'
  | 'feed'
  | 'one_order'
  | 'history'
  | 'trades'
  | 'rule'
  | 'user';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** An event before it has an id, a sequence number and its place in the chain of hashes: the writer adds them. */
export interface EventDraft {
  readonly kind: EventKind;
  readonly actor: EventActor;
  readonly source: EventSource;
  readonly orderId: OrderId | null;
  readonly attemptId: AttemptId | null;
  /** When we learned of it; what the broker says of the time is in `data`. */
  readonly atMs: EpochMs;
  readonly data: JsonObject;
}
