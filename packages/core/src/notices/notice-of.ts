/**
 * Which event is told, and how it is named so that it is told once.
 *
 * 1. Every kind of event has its line in the table: a new kind does not compile before somebody has decided.
 * 2. Subject, kind and version are functions of what happened, never of when or how often we noticed it, wherever the
 *    broker's own facts tell two happenings apart: a feed that is replayed announces nothing again.
 * 3. One happening is one notice: what a more telling event of the same write says is not said twice.
 * 4. What goes on for long is told in steps, so that no order makes more notices than anybody reads.
 */
import type { EventActor, EventDraft, EventKind, Json, Order } from '../orders/index.ts';
import { istDayNumber } from '../time.ts';
import type { NoticeDraft } from './notice.ts';
import { NOTICE_KINDS, type NoticeKind, type NoticeSeverity } from './notice-kinds.ts';

export interface NoticeFacts {
  /** The kinds of all events of the same order (or account) that are written together with it. */
  readonly together: ReadonlySet<EventKind>;
}

interface Telling {
  readonly kind: NoticeKind;
  readonly severity?: NoticeSeverity;
  readonly version: string;
}
type Rule = (event: EventDraft, order: Order | null, facts: NoticeFacts) => Telling | null;

/** Null when nobody is told. `order` as it is after the write; null for an event of the account. */
export function noticeOf(event: EventDraft, order: Order | null, facts: NoticeFacts): NoticeDraft | null {
  const telling = RULES[event.kind](event, order, facts);
  if (telling === null) return null;
  return {
    kind: telling.kind,
    severity: telling.severity ?? NOTICE_KINDS[telling.kind].severity,
    subject: event.orderId ?? subjectOf(event),
    version: telling.version,
  };
}

const untold: Rule = () => null;

/** Told once for each attempt: the broker can say it only once of an order number. */
const perAttempt =
  (kind: NoticeKind): Rule =>
  (event) => ({ kind, version: event.attemptId ?? atTime(event) });

/** Told each time: nothing but the time tells one happening from the next. */
const each =
  (kind: NoticeKind): Rule =>
  (event) => ({ kind, version: atTime(event) });

const perDay =
  (kind: NoticeKind): Rule =>
  (event) => ({ kind, version: String(istDayNumber(event.atMs)) });

const RULES: Readonly<Record<EventKind, Rule>> = {
  'order.recorded': untold,
  'order.sending': untold,
  // Of an order that was seen before the reply came, the sight of it tells.
  'order.accepted': (event, _, { together }) =>
    event.data.late === true || together.has('order.linked')
      ? null
      : perAttempt('order_placed')(event, null, NOTHING),
  'order.refused': perAttempt('order_rejected'),
  'order.not_sent': untold,
  'order.unconfirmed': (event) =>
    event.data.late === true ? null : perAttempt('order_unconfirmed')(event, null, NOTHING),
  'order.still_unconfirmed': each('order_unconfirmed'),
  'order.verified': untold,
  'order.queued': untold,
  'order.open': untold,
  'order.partly_filled': (event, order) => ({
    kind: 'order_partly_filled',
    version: versionOf(event.attemptId, quarterOf(event.data.filledQty, order)),
  }),
  // The sale that closes a position is told with its profit or loss.
  'order.filled': (event, _, { together }) => ({
    kind: 'order_executed',
    version: event.attemptId ?? atTime(event),
    ...(together.has('position.closed') ? { severity: 'low' as const } : {}),
  }),
  'order.cancelled': (event) =>
    event.data.basis === 'no_longer_needed'
      ? { kind: 'retry_removed', version: event.attemptId ?? atTime(event) }
      : {
          kind: 'order_cancelled',
          severity: byWhom(event.actor, 'high'),
          version: event.attemptId ?? atTime(event),
        },
  'order.rejected': perAttempt('order_rejected'),
  'order.expired': perAttempt('order_expired'),
  'order.modified': (event, order) => ({
    ...(event.actor === 'system' && order?.side === 'sell'
      ? { kind: 'target_moved' }
      : { kind: 'order_modified', severity: byWhom(event.actor, 'high') }),
    version: versionOf(event.attemptId, event.data.commandId ?? event.data.updatedAtMs ?? event.atMs),
  }),
  'order.modify_requested': untold,
  'order.modify_refused': each('order_change_refused'),
  'order.cancel_requested': untold,
  'order.cancel_refused': each('order_change_refused'),
  'order.missing': each('order_missing'),
  'order.found': (event, _, { together }) =>
    together.has('order.linked') ? null : each('order_found')(event, null, NOTHING),
  'order.linked': (event) => {
    if (event.data.from === 'sending') return perAttempt('order_placed')(event, null, NOTHING);
    return event.data.from === 'unconfirmed' ? perAttempt('order_accepted_late')(event, null, NOTHING) : null;
  },
  'order.external_seen': perAttempt('order_external'),
  'order.imported': untold,
  'order.position_closed': untold,
  'order.resolved': each('order_settled'),
  'order.taken_under_care': untold,
  'order.released': untold,
  'order.correction': each('order_corrected'),
  'order.anomaly': (event) => ({
    kind: 'order_contradicted',
    severity: event.data.severity === 'S3' ? 'normal' : event.data.severity === 'S1' ? 'critical' : 'high',
    version: versionOf(event.attemptId, event.data.anomaly ?? event.data.alert ?? event.atMs),
  }),
  // A refusal in the same write says why already, and a run tells of missing money once for all its orders.
  'order.retry_queued': (event, order, { together }) => {
    if (together.has('order.refused')) return null;
    const inDigest = order?.placementRunId != null && order.reasonCode === 'insufficient_balance';
    return inDigest && order.retryCount === 0 ? null : each('retry_added')(event, null, NOTHING);
  },
  // One that goes to the broker is told by the broker's answer.
  'order.retried': (event) =>
    event.data.outcome === 'waits' ? each('retry_retried')(event, null, NOTHING) : null,
  'order.failed': (event, _, { together }) =>
    together.has('order.refused') ? null : each('order_failed')(event, null, NOTHING),
  'order.retry_expired': each('retry_removed'),
  'order.retry_expiring': (event) => ({
    kind: 'retry_expiring',
    version: String(event.data.retryExpiresAtMs ?? event.atMs),
  }),
  'order.dropped': (event) => ({ ...withTime('retry_removed', event), severity: 'low' }),
  // Its buy tells of itself.
  'position.opened': (event, _, { together }) => ({
    kind: 'position_opened',
    version: versionOf(null, event.data.positionId),
    ...(together.has('order.filled') || together.has('order.partly_filled')
      ? { severity: 'low' as const }
      : {}),
  }),
  'position.increased': untold,
  // A sell of ours tells of itself; that shares were sold by hand is told here alone.
  'position.reduced': (event) =>
    event.data.by === 'hand'
      ? { kind: 'position_changed', version: versionOf(null, event.data.soldQty) }
      : null,
  'position.closed': (event) => ({
    kind: 'position_closed',
    version: versionOf(null, event.data.positionId),
  }),
  'position.adjusted': (event) =>
    event.data.rounding === true ? null : each('position_changed')(event, null, NOTHING),
  'position.held': (event) => (event.actor === 'user' ? null : each('sells_problem')(event, null, NOTHING)),
  'position.released': untold,
  'position.frozen': each('sells_problem'),
  'position.sell_missing': (event) => ({
    kind: 'sells_problem',
    version: versionOf(String(istDayNumber(event.atMs)), event.data.code),
  }),
  // Without a session the loss of it is told, by an event of its own.
  'account.reading_failed': (event) =>
    event.data.why === 'auth' ? null : each('broker_unreachable')(event, null, NOTHING),
  'account.reading_recovered': (event) =>
    event.data.why === 'auth' ? null : each('broker_reachable')(event, null, NOTHING),
  'account.book_doubted': each('book_doubted'),
  'account.unknown_text': (event) => ({
    kind: 'unknown_words',
    version: String(event.data.text ?? event.atMs),
  }),
  'account.wrong_account': each('wrong_account'),
  'account.other_program': each('other_program'),
  'account.day_sealed': untold,
  'account.day_unsealed': perDay('day_unsealed'),
  'account.placing_stopped': (event, _, { together }) =>
    together.has('account.breaker_opened') ? null : each('circuit_breaker')(event, null, NOTHING),
  'account.placing_resumed': each('placing_resumed'),
  'account.paused': each('account_paused'),
  'account.resumed': each('account_paused'),
  'account.mode_changed': each('mode_changed'),
  'account.killed': each('kill_switch'),
  'account.released': each('placing_resumed'),
  'account.breaker_opened': each('circuit_breaker'),
  'account.breaker_reset': each('placing_resumed'),
  'account.queue_ordered': untold,
  'account.funds_short': (event) => ({
    kind: 'funds_short',
    version: String(event.data.runId ?? event.atMs),
  }),
  'account.run_cut_short': (event) => ({
    kind: 'run_cut_short',
    version: String(event.data.runId ?? event.data.day ?? event.atMs),
    ...(event.data.carriedOn === true || BY_WISH.has(String(event.data.refused))
      ? { severity: 'normal' as const }
      : {}),
  }),
  'account.session_lost': each('session_lost'),
  'account.session_renewed': each('session_renewed'),
  'account.feed_down': each('feed_down'),
  'account.feed_restored': each('feed_restored'),
  'account.clock_off': each('clock_off'),
  'account.clock_right': each('clock_right'),
  'account.calendar_ending': perDay('calendar_ending'),
  // The report of the close tells it, and sooner.
  'account.day_summary': untold,
  'account.session_missing': perDay('session_lost'),
  'account.holdings_differ': perDay('position_changed'),
  'account.trades_differ': perDay('position_changed'),
  'account.day_report': (event) => ({
    kind: 'day_report',
    ...(event.data.quiet === true ? { severity: 'low' as const } : {}),
    version: versionOf(String(event.data.day ?? istDayNumber(event.atMs)), event.data.which ?? 'day'),
  }),
};

/** Placing stands still because somebody wanted it to: what was scheduled is worth a word, not an alarm. */
const BY_WISH: ReadonlySet<string> = new Set(['account_paused', 'placing_stopped', 'switched_off']);

const NOTHING: NoticeFacts = { together: new Set() };

function withTime(kind: NoticeKind, event: EventDraft): Telling {
  return { kind, version: atTime(event) };
}

function atTime(event: EventDraft): string {
  return String(event.atMs);
}

function versionOf(first: string | null, second: Json | undefined): string {
  return `${first ?? ''}:${typeof second === 'object' ? JSON.stringify(second) : String(second)}`;
}

/**
 * An order can fill share by share, hundreds of times: the first of it is told, then each further quarter. What was filled
 * in between stands in the order's history.
 */
function quarterOf(filledQty: Json | undefined, order: Order | null): Json | undefined {
  if (typeof filledQty !== 'number' || order === null || order.quantity <= 0) return filledQty;
  return `quarter ${Math.floor((4 * filledQty) / order.quantity)}`;
}

/** What the user or we did himself is no news; what others did is. */
function byWhom(actor: EventActor, byOthers: NoticeSeverity): NoticeSeverity {
  if (actor === 'user') return 'low';
  return actor === 'system' ? 'normal' : byOthers;
}

function subjectOf(event: EventDraft): string {
  const position = event.data.positionId;
  return typeof position === 'string' ? position : 'account';
}
