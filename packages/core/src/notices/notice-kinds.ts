/** How urgently a person must know. `critical`: money can be lost or doubled until somebody looks. */
export type NoticeSeverity = 'critical' | 'high' | 'normal' | 'low';

interface NoticeKindFacts {
  readonly severity: NoticeSeverity;
  /** A few words for the list in which a person chooses what to be told. */
  readonly label: string;
  /** Told nowhere unless it is asked for. */
  readonly offByDefault?: true;
  /** Not told when its opposite follows within this time: most outages are over before anybody could act. */
  readonly patienceMs?: number;
  /** The kind whose notice this one makes pointless while it was not told yet. */
  readonly ends?: string;
}

/** Everything that a user can be told, as he sees it in his preferences. A kind, once published, keeps its name. */
export const NOTICE_KINDS = {
  order_placed: { severity: 'normal', label: 'Order placed' },
  order_accepted_late: { severity: 'high', label: 'Order found at the broker after an answer was lost' },
  order_rejected: { severity: 'high', label: 'Order rejected' },
  order_failed: { severity: 'high', label: 'Order could not be placed' },
  order_executed: { severity: 'normal', label: 'Order executed' },
  order_partly_filled: { severity: 'normal', label: 'Order partly filled' },
  order_cancelled: { severity: 'high', label: 'Order cancelled' },
  order_modified: { severity: 'high', label: 'Order changed' },
  order_change_refused: { severity: 'high', label: 'Change or cancellation refused' },
  order_expired: { severity: 'normal', label: 'Order ended unfilled with the day' },
  order_unconfirmed: { severity: 'critical', label: 'Order without a trustworthy answer' },
  order_settled: { severity: 'low', label: 'Unconfirmed order settled' },
  order_missing: { severity: 'high', label: "Order not in the broker's book" },
  order_found: { severity: 'normal', label: 'Missing order found again' },
  order_corrected: { severity: 'critical', label: 'Order corrected by the broker' },
  order_contradicted: { severity: 'high', label: 'The broker contradicts itself' },
  order_external: { severity: 'normal', label: 'Order that was not placed here' },
  retry_added: { severity: 'normal', label: 'Retry queue: order added' },
  retry_retried: { severity: 'low', label: 'Retry queue: order tried again' },
  retry_removed: { severity: 'normal', label: 'Retry queue: order removed' },
  retry_expiring: { severity: 'normal', label: 'Retry queue: time is running out' },
  funds_short: { severity: 'high', label: 'Money is missing' },
  run_cut_short: { severity: 'high', label: 'Placement cut short, or not done' },
  target_moved: { severity: 'low', label: 'Sell target moved', offByDefault: true },
  position_opened: { severity: 'normal', label: 'Position opened' },
  position_closed: { severity: 'normal', label: 'Position closed' },
  position_changed: { severity: 'high', label: 'Position changed otherwise' },
  sells_problem: { severity: 'high', label: 'Sell orders need you' },
  session_lost: { severity: 'high', label: "Broker's session lost", patienceMs: 60_000 },
  session_renewed: { severity: 'low', label: "Broker's session renewed", ends: 'session_lost' },
  feed_down: { severity: 'low', label: 'Order feed down', patienceMs: 120_000 },
  feed_restored: { severity: 'low', label: 'Order feed back', ends: 'feed_down' },
  broker_unreachable: { severity: 'high', label: 'Broker unreachable', patienceMs: 60_000 },
  broker_reachable: { severity: 'low', label: 'Broker reachable again', ends: 'broker_unreachable' },
  clock_off: { severity: 'high', label: "This machine's clock is wrong", patienceMs: 60_000 },
  clock_right: { severity: 'low', label: "This machine's clock is right again", ends: 'clock_off' },
  book_doubted: { severity: 'normal', label: 'Order book looks wrong' },
  unknown_words: { severity: 'normal', label: 'Unknown words of the broker' },
  wrong_account: { severity: 'critical', label: 'Orders of another account' },
  other_program: { severity: 'critical', label: 'Another program places orders' },
  circuit_breaker: { severity: 'critical', label: 'Placing stopped' },
  kill_switch: { severity: 'critical', label: 'Kill switch' },
  placing_resumed: { severity: 'normal', label: 'Placing resumed' },
  account_paused: { severity: 'low', label: 'Account paused or resumed' },
  mode_changed: { severity: 'high', label: 'Account goes live, or only reads' },
  day_unsealed: { severity: 'high', label: 'Day could not be closed' },
  calendar_ending: { severity: 'high', label: 'Trading calendar runs out' },
  day_report: { severity: 'normal', label: 'Report of the day' },
  channel_failed: { severity: 'high', label: 'A channel does not work' },
} as const satisfies Readonly<Record<string, NoticeKindFacts>>;

export type NoticeKind = keyof typeof NOTICE_KINDS;

export function noticeKindFacts(kind: NoticeKind): NoticeKindFacts {
  return NOTICE_KINDS[kind];
}

export function isNoticeKind(text: string): text is NoticeKind {
  return Object.hasOwn(NOTICE_KINDS, text);
}

const URGENCY: readonly NoticeSeverity[] = ['low', 'normal', 'high', 'critical'];

/** The most serious; `low` of none. */
export function highestSeverity(all: readonly NoticeSeverity[]): NoticeSeverity {
  return all.reduce((a, b) => (URGENCY.indexOf(b) > URGENCY.indexOf(a) ? b : a), 'low');
}
