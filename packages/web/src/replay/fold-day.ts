import type { ActivityEvent } from '../api/queries-today.ts';
import { parseMoment } from '../format/time.ts';

/** How an order stood at an instant, in the coarse words that its events can prove. */
export const STAGES = ['under_way', 'filled', 'ended', 'refused', 'queued', 'unconfirmed'] as const;
export type Stage = (typeof STAGES)[number];

type Told = Pick<ActivityEvent, 'id' | 'at' | 'seq' | 'kind' | 'order_id' | 'symbol' | 'sentence'>;

export interface KnownOrder<T> {
  readonly orderId: string;
  readonly stage: Stage;
  /** The latest event that had been recorded by then. */
  readonly last: T;
}

const stages: Readonly<Record<string, Stage>> = {
  'order.recorded': 'under_way',
  'order.sending': 'under_way',
  'order.accepted': 'under_way',
  'order.queued': 'under_way',
  'order.open': 'under_way',
  'order.partly_filled': 'under_way',
  'order.found': 'under_way',
  'order.linked': 'under_way',
  'order.retried': 'under_way',
  'order.filled': 'filled',
  'order.position_closed': 'filled',
  'order.cancelled': 'ended',
  'order.expired': 'ended',
  'order.dropped': 'ended',
  'order.retry_expired': 'ended',
  'order.not_sent': 'refused',
  'order.refused': 'refused',
  'order.rejected': 'refused',
  'order.failed': 'refused',
  'order.retry_queued': 'queued',
  'order.unconfirmed': 'unconfirmed',
};

/** In the order in which they were recorded. */
export function inOrder<T extends Told>(events: readonly T[]): readonly T[] {
  return events.toSorted((a, b) => parseMoment(a.at) - parseMoment(b.at) || a.seq - b.seq);
}

const OPEN: readonly Stage[] = ['under_way', 'queued', 'unconfirmed'];

/** Of the days before: what is known of orders that had not ended when the day began, such as those placed in the evening. */
export function carriedOver<T extends Told>(before: readonly T[]): readonly T[] {
  const open = new Set(
    ordersOf(before).flatMap(({ orderId, stage }) => (OPEN.includes(stage) ? [orderId] : [])),
  );
  return before.filter(({ order_id }) => order_id !== null && open.has(order_id));
}

/** What had been recorded by an instant; the events are in order. */
export function knownBy<T extends Told>(events: readonly T[], atMs: number): readonly T[] {
  const next = events.findIndex(({ at }) => parseMoment(at) > atMs);
  return next === -1 ? events : events.slice(0, next);
}

/** Every order of which something had been recorded by then, the latest told first. */
export function ordersOf<T extends Told>(known: readonly T[]): readonly KnownOrder<T>[] {
  const found = new Map<string, KnownOrder<T>>();
  for (const event of known) {
    if (event.order_id === null) continue;
    const stage = stages[event.kind] ?? found.get(event.order_id)?.stage ?? 'under_way';
    // Taken out first, so that the latest told stands last.
    found.delete(event.order_id);
    found.set(event.order_id, { orderId: event.order_id, stage, last: event });
  }
  return [...found.values()].reverse();
}

export function countStages(orders: readonly { readonly stage: Stage }[]): Readonly<Record<Stage, number>> {
  const counts = { under_way: 0, filled: 0, ended: 0, refused: 0, queued: 0, unconfirmed: 0 };
  for (const { stage } of orders) counts[stage] += 1;
  return counts;
}

/** From half past eight to four, and wider where something was recorded outside. */
export function spanOf(
  events: readonly Pick<Told, 'at'>[],
  midnightMs: number,
): { readonly fromMs: number; readonly untilMs: number } {
  const times = events.map(({ at }) => parseMoment(at));
  const minute = 60_000;
  return {
    fromMs: Math.min(midnightMs + 510 * minute, ...times.slice(0, 1)),
    untilMs: Math.max(midnightMs + 960 * minute, ...times.slice(-1)),
  };
}

/** The next or the previous instant at which something was recorded; nothing when there is none. */
export function stepTo(
  events: readonly Pick<Told, 'at'>[],
  atMs: number,
  direction: 'next' | 'previous',
): number | undefined {
  const times = events.map(({ at }) => parseMoment(at));
  return direction === 'next' ? times.find((time) => time > atMs) : times.findLast((time) => time < atMs);
}
