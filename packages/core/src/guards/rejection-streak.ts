import { type EventKind, reasonCodesOf } from '../orders/index.ts';

/** What the broker said of an order of ours, and what a person did about the breaker. */
export const STREAK_EVENTS = [
  'order.rejected',
  'order.refused',
  'order.queued',
  'order.open',
  'order.partly_filled',
  'order.filled',
  'account.breaker_reset',
  'account.resumed',
] as const satisfies readonly EventKind[];
export type StreakEvent = (typeof STREAK_EVENTS)[number];

/**
 * Rejections that say nothing of a fault: a morning's margin run refuses every order that the cash does not reach for.
 * They neither lengthen nor end the row.
 */
export const UNCOUNTED_REASONS: readonly string[] = reasonCodesOf('margin');

/** How many rejections and refusals came last, without anything taken or a person's reset in between. Newest first. */
export function countRejections(newestFirst: readonly StreakEvent[]): number {
  const end = newestFirst.findIndex((kind) => kind !== 'order.rejected' && kind !== 'order.refused');
  return end === -1 ? newestFirst.length : end;
}

/** The reason with which the breaker opens; null while it stays shut. Null as limit: there is no breaker. */
export function openBreaker(rejections: number, limit: number | null): string | null {
  if (limit === null || rejections < limit) return null;
  return `${rejections} orders in a row were rejected or refused`;
}
