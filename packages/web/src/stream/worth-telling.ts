import type { Order } from '../api/types.ts';

/** Kinds of events that a person should hear of at once, wherever in the page. */
const urgent: ReadonlySet<string> = new Set([
  'order.rejected',
  'order.refused',
  'order.failed',
  'order.unconfirmed',
  'order.missing',
  'order.correction',
  'order.cancel_refused',
  'order.modify_refused',
]);
const byOthers: ReadonlySet<string> = new Set(['order.external_seen', 'order.cancelled', 'order.modified']);

/** Kinds about which more has to be known before it is clear whether they are told. */
export function mayBeTold(kind: string): boolean {
  return urgent.has(kind) || byOthers.has(kind);
}

export function isUrgent(kind: string): boolean {
  return urgent.has(kind);
}

/**
 * Failures, and what somebody else did. What this person asked for here, and what goes as planned, changes on the page
 * without a message.
 */
export function isWorthTelling(kind: string, order: Order, isOwnWish: boolean): boolean {
  if (urgent.has(kind)) return true;
  if (isOwnWish || !byOthers.has(kind)) return false;
  if (kind === 'order.cancelled') return order.cancelled_by !== 'system' && order.cancelled_by !== 'expiry';
  return true;
}
