import { ORDER_STATUSES, type OrderStatus } from './order-status.ts';

/**
 * What may happen to an order's status. `correction`: only truth may demand it (a fill that beat a cancel, an order
 * given up on that is live); it needs an event with evidence and raises an alert. `refused`: never, here and in the
 * database.
 */
export type StatusMove = 'same' | 'move' | 'correction' | 'refused';

// Rows and columns in the order of ORDER_STATUSES: placing, unconfirmed, amo, pending_execution, ongoing, closed,
// retry_pending, failed, rejected, cancelled. = same, > move, ! correction, . refused.
const TABLE: Readonly<Record<OrderStatus, string>> = {
  placing: '=>>>>>>>>>', // the feed or the book can be faster than the reply
  unconfirmed: '>=>>>>>>>>', // by evidence or a person, never by a clock
  amo: '..=>>>..>>',
  pending_execution: '...=>>..>>',
  ongoing: '....=>...!', // the exchange cancelled the trade
  closed: '....!=....', // a late fill of the buy
  retry_pending: '>.!!!!=>.>',
  failed: '..!!!!>=.>', // retry by a person; dropped
  rejected: '..!!!!>.=>', // retry by a person; dropped
  cancelled: '..!!!!...=', // a fill that beat the cancel
};

const MEANING: Readonly<Record<string, StatusMove>> = {
  '=': 'same',
  '>': 'move',
  '!': 'correction',
};

/** Decides one pair of the table. Total. */
export function decideStatusMove(from: OrderStatus, to: OrderStatus): StatusMove {
  return MEANING[TABLE[from].charAt(ORDER_STATUSES.indexOf(to))] ?? 'refused';
}
