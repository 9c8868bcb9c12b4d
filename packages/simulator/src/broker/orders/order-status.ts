import type { OrderStatus, SimOrder } from '../types.ts';

const ENDED: ReadonlySet<OrderStatus> = new Set([
  'complete',
  'cancelled',
  'rejected',
  'cancelled after market order',
]);

const WAITING_AMO: ReadonlySet<OrderStatus> = new Set([
  'after market order req received',
  'modify after market order req received',
]);

export function hasEnded(order: Pick<SimOrder, 'status' | 'vanished'>): boolean {
  return order.vanished || ENDED.has(order.status);
}

/** An AMO order that the broker holds until the exchange opens. */
export function isWaitingAmo(order: Pick<SimOrder, 'status' | 'vanished'>): boolean {
  return !order.vanished && WAITING_AMO.has(order.status);
}
