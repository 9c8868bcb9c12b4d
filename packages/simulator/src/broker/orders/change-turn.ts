import { hasTrigger } from '../risk/check-terms.ts';
import type { OrderStatus, SimOrder } from '../types.ts';
import type { BrokerWorld } from '../world.ts';
import { hasEnded } from './order-status.ts';

const RESTING: ReadonlySet<OrderStatus> = new Set(['open', 'trigger pending']);
const RETRY_MS = 20;

/**
 * Runs a change of an order when it rests at the exchange: one that is still on its way, or being changed, comes first.
 * An order that has ended meanwhile is left alone; the acknowledgement had promised nothing.
 */
export function whenResting(world: BrokerWorld, orderNumber: string, run: (order: SimOrder) => void): void {
  const order = world.ledger.get(orderNumber);
  if (!order || hasEnded(order)) return;
  if (RESTING.has(order.status)) run(order);
  else world.timers.after(RETRY_MS, () => whenResting(world, orderNumber, run));
}

/** Runs the next station of a change, if the order is still at the one before. */
export function whenAt(
  world: BrokerWorld,
  orderNumber: string,
  status: OrderStatus,
  run: (order: SimOrder) => void,
): void {
  const order = world.ledger.get(orderNumber);
  if (order && !order.vanished && order.status === status) run(order);
}

/** The status in which an order rests at the exchange. */
export function restingStatus(world: BrokerWorld, order: SimOrder): 'open' | 'trigger pending' {
  return hasTrigger(order.orderType) && !world.triggered.has(order.orderNumber) ? 'trigger pending' : 'open';
}
