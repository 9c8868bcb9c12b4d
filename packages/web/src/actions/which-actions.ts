import type { Order, Status } from '../api/types.ts';

export type OrderAction = 'retry' | 'cancel' | 'modify' | 'drop';

type Acted = Pick<Order, 'status' | 'side' | 'origin' | 'order_type' | 'broker_order_id'>;

/**
 * What a person can ask for at an order in this state. The server judges again; what it would surely refuse is not
 * offered. What somebody else placed is theirs to change.
 */
export function actionsOf(order: Acted): readonly OrderAction[] {
  const { status, side, origin, order_type, broker_order_id } = order;
  if (origin === 'external') return [];
  switch (status) {
    case 'retry_pending':
    case 'failed':
    case 'rejected':
      return side === 'buy' ? ['retry', 'drop'] : ['drop'];
    case 'amo':
    case 'pending_execution':
      if (broker_order_id === null) return [];
      return order_type === 'limit' ? ['cancel', 'modify'] : ['cancel'];
    case 'placing':
    case 'unconfirmed':
    case 'ongoing':
    case 'closed':
    case 'cancelled':
      return [];
  }
}

const taking: ReadonlySet<string> = new Set([
  'amo_window',
  'pre_open_order_entry',
  'continuous',
  'closing_auction_entry',
]);

/** Whether a retry could reach the broker in this phase; otherwise it only schedules, and must say so beforehand. */
export function canSendNow({ name }: Pick<Status['market'], 'name'>): boolean {
  return taking.has(name);
}
