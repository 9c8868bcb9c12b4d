import type { BrokerWorld } from '../world.ts';

/** Ends an order in the middle of its life, as the exchange does that turns down what is left of it. */
export function rejectRest(world: BrokerWorld, ucc: string, orderNumber: string, text: string): void {
  const order = world.ledger.get(orderNumber);
  if (order?.ucc !== ucc || order.status !== 'open' || order.exchangeOrderId === null) {
    throw new Error(`${orderNumber} does not rest at the exchange`);
  }
  const answer = world.exchange.withdraw(order.exchangeOrderId);
  if (answer.kind !== 'done') throw new Error(`${orderNumber} cannot be taken out now`);
  world.account(ucc).reserve(orderNumber, 0);
  world.ledger.record(orderNumber, 'rejected', {
    rejectReason: text,
    cancelled: order.openQuantity,
    openQuantity: 0,
  });
}
