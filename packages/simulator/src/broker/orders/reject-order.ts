import type { SimOrder } from '../types.ts';
import type { BrokerWorld } from '../world.ts';

/** Ends an order that the risk desk or the exchange does not take. Nothing of it was filled. */
export function rejectOrder(world: BrokerWorld, order: SimOrder, text: string): void {
  world.account(order.ucc).reserve(order.orderNumber, 0);
  world.ledger.record(order.orderNumber, 'rejected', {
    rejectReason: text,
    openQuantity: 0,
    // An order that never waited as AMO was rejected before its entry.
    enteredAtMs: order.amo && order.history.length > 1 ? order.enteredAtMs : null,
  });
}
