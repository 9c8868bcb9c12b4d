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

/** Stations between the acknowledgement and the exchange's book. */
const ON_ITS_WAY: ReadonlySet<OrderStatus> = new Set([
  'put order req received',
  'validation pending',
  'open pending',
]);

export function hasEnded(order: Pick<SimOrder, 'status' | 'vanished'>): boolean {
  return order.vanished || ENDED.has(order.status);
}

/** An AMO order that the broker holds until the exchange opens. */
export function isWaitingAmo(order: Pick<SimOrder, 'status' | 'vanished'>): boolean {
  return !order.vanished && WAITING_AMO.has(order.status);
}

export function isOnItsWay(order: Pick<SimOrder, 'status'>): boolean {
  return ON_ITS_WAY.has(order.status);
}
