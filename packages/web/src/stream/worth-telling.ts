import type { Order, StreamChange } from '../api/types.ts';

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

/** What may be told, when more is known of it. What the program itself changed as planned never is. */
export function mayBeTold({ kind, actor }: Pick<StreamChange, 'kind' | 'actor'>): boolean {
  if (urgent.has(kind)) return true;
  return byOthers.has(kind) && !(kind === 'order.modified' && actor === 'system');
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
