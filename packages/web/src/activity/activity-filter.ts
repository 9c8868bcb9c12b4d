import type { EventsQuery } from '../api/queries-activity.ts';
import { isDay } from '../format/time.ts';
import { activity } from './strings.ts';

export type ActorGroup = keyof typeof activity.actors;
export type KindGroup = keyof typeof activity.kinds;
type Kind = Extract<NonNullable<EventsQuery['kind']>, readonly unknown[]>[number];
type Actor = Extract<NonNullable<EventsQuery['actor']>, readonly unknown[]>[number];

/** The exchange speaks through the broker; a person tells them apart in the sentence. */
export const actorsOf: Readonly<Record<ActorGroup, readonly Actor[]>> = {
  system: ['system'],
  you: ['user'],
  broker: ['broker', 'exchange'],
  somebody: ['external', 'unknown'],
};

/** Every kind stands in exactly one group: a new one breaks the build here. */
const groups: Readonly<Record<Kind, Exclude<KindGroup, 'turns'>>> = {
  'order.recorded': 'placing',
  'order.sending': 'placing',
  'order.accepted': 'placing',
  'order.not_sent': 'placing',
  'order.verified': 'placing',
  'order.queued': 'placing',
  'order.open': 'placing',
  'order.imported': 'placing',
  'order.partly_filled': 'fills',
  'order.filled': 'fills',
  'order.refused': 'refusals',
  'order.rejected': 'refusals',
  'order.failed': 'refusals',
  'order.modified': 'changes',
  'order.modify_requested': 'changes',
  'order.modify_refused': 'changes',
  'order.cancel_requested': 'changes',
  'order.cancel_refused': 'changes',
  'order.cancelled': 'changes',
  'order.expired': 'changes',
  'order.retry_queued': 'queue',
  'order.retried': 'queue',
  'order.retry_expiring': 'queue',
  'order.retry_expired': 'queue',
  'order.dropped': 'queue',
  'account.queue_ordered': 'queue',
  'account.funds_short': 'queue',
  'order.unconfirmed': 'doubt',
  'order.still_unconfirmed': 'doubt',
  'order.missing': 'doubt',
  'order.found': 'doubt',
  'order.linked': 'doubt',
  'order.external_seen': 'doubt',
  'order.resolved': 'doubt',
  'order.taken_under_care': 'doubt',
  'order.released': 'doubt',
  'order.correction': 'doubt',
  'order.anomaly': 'doubt',
  'account.book_doubted': 'doubt',
  'account.unknown_text': 'doubt',
  'account.wrong_account': 'doubt',
  'account.other_program': 'doubt',
  'account.holdings_differ': 'doubt',
  'account.trades_differ': 'doubt',
  'account.run_cut_short': 'queue',
  'position.opened': 'positions',
  'position.increased': 'positions',
  'position.reduced': 'positions',
  'position.closed': 'positions',
  'position.adjusted': 'positions',
  'position.held': 'positions',
  'position.released': 'positions',
  'position.frozen': 'positions',
  'position.sell_missing': 'positions',
  'order.position_closed': 'positions',
  'account.reading_failed': 'accounts',
  'account.reading_recovered': 'accounts',
  'account.day_sealed': 'accounts',
  'account.day_unsealed': 'accounts',
  'account.placing_stopped': 'accounts',
  'account.placing_resumed': 'accounts',
  'account.paused': 'accounts',
  'account.resumed': 'accounts',
  'account.mode_changed': 'accounts',
  'account.killed': 'accounts',
  'account.released': 'accounts',
  'account.breaker_opened': 'accounts',
  'account.breaker_reset': 'accounts',
  'account.session_lost': 'accounts',
  'account.session_renewed': 'accounts',
  'account.session_missing': 'accounts',
  'account.feed_down': 'accounts',
  'account.feed_restored': 'accounts',
  'account.clock_off': 'accounts',
  'account.clock_right': 'accounts',
  'account.calendar_ending': 'accounts',
  'account.day_report': 'accounts',
  'account.day_summary': 'accounts',
};

/** A share that is hardly traded makes hundreds of these out of one order. */
const STEPS: readonly Kind[] = ['order.partly_filled', 'position.increased', 'position.reduced'];

export function kindsOf(group: KindGroup): Kind[] {
  const kinds = Object.keys(groups) as Kind[];
  return kinds.filter((kind) => (group === 'turns' ? !STEPS.includes(kind) : groups[kind] === group));
}

/** Which events are shown; the address holds all of it. */
export interface ActivityFilter {
  readonly actor: ActorGroup | undefined;
  readonly kind: KindGroup | undefined;
  readonly account: string | undefined;
  readonly order: string | undefined;
  readonly fromDay: string | undefined;
  readonly toDay: string | undefined;
  readonly page: number;
}

/** Total: what the address holds and we do not understand is left out. */
export function readActivityFilter(params: URLSearchParams): ActivityFilter {
  const page = Number(params.get('page') ?? '1');
  const fromDay = dayOf(params.get('from'));
  const toDay = dayOf(params.get('to'));
  return {
    actor: keyOf(activity.actors, params.get('who')),
    kind: keyOf(activity.kinds, params.get('what')),
    account: params.get('account')?.slice(0, 64) || undefined,
    order: params.get('order')?.slice(0, 64) || undefined,
    fromDay,
    // A range that ends before it begins is refused by the server; the beginning is kept.
    toDay: fromDay !== undefined && toDay !== undefined && toDay < fromDay ? undefined : toDay,
    page: Number.isSafeInteger(page) && page >= 1 && page <= 1_000 ? page : 1,
  };
}

export function writeActivityFilter(filter: ActivityFilter): URLSearchParams {
  const { actor, kind, account, order, fromDay, toDay, page } = filter;
  const params = new URLSearchParams();
  if (actor) params.set('who', actor);
  if (kind) params.set('what', kind);
  if (account) params.set('account', account);
  if (order) params.set('order', order);
  if (fromDay) params.set('from', fromDay);
  if (toDay) params.set('to', toDay);
  if (page !== 1) params.set('page', String(page));
  return params;
}

export function toEventsQuery(filter: ActivityFilter): EventsQuery {
  const { actor, kind, account, order, fromDay, toDay, page } = filter;
  return {
    ...(actor && { actor: [...actorsOf[actor]] }),
    ...(kind && { kind: kindsOf(kind) }),
    ...(account && { account_id: account }),
    ...(order && { order_id: order }),
    ...(fromDay && { from_date: fromDay }),
    ...(toDay && { to_date: toDay }),
    page,
  };
}

/** What takes every narrowing back. */
export const NOTHING_NARROWED = {
  actor: undefined,
  kind: undefined,
  account: undefined,
  order: undefined,
  fromDay: undefined,
  toDay: undefined,
} as const satisfies Partial<ActivityFilter>;

export function isNarrowed({ actor, kind, account, order, fromDay, toDay }: ActivityFilter): boolean {
  return Boolean(actor ?? kind ?? account ?? order ?? fromDay ?? toDay);
}

function keyOf<T extends object>(words: T, key: string | null): keyof T | undefined {
  return key !== null && Object.hasOwn(words, key) ? (key as keyof T) : undefined;
}

function dayOf(text: string | null): string | undefined {
  return text !== null && isDay(text) ? text : undefined;
}
