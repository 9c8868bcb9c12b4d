import type { Order } from '@orderwatch/core';

/** What the state of an order is, and what its owner can do in it: said to whoever asked for something else. */
export function orderAdvice({ status, side }: Pick<Order, 'status' | 'side'>): string {
  return `The order is ${status}. ${ADVICE[status](side)}`;
}

const atWork = 'It can be changed or cancelled.';
const notAtBroker = (side: Order['side']) =>
  side === 'buy'
    ? 'It is not at the broker: retry it, or drop it.'
    : 'It is not at the broker: drop it; the sell of an open position returns by itself.';

const ADVICE: Readonly<Record<Order['status'], (side: Order['side']) => string>> = {
  placing: () => 'Wait a moment until the broker has answered.',
  unconfirmed: () => 'Whether it is at the broker is being found out; settle it under Reconcile if you know.',
  amo: () => `It waits at the broker for the opening. ${atWork}`,
  pending_execution: () => `It is at work at the exchange. ${atWork}`,
  ongoing: () => 'Its shares were bought: hold or sell its position instead.',
  closed: () => 'It is done; place a new order to trade again.',
  retry_pending: () => 'It waits in the retry queue: retry it, or drop it.',
  failed: notAtBroker,
  rejected: notAtBroker,
  cancelled: () => 'It has ended; place a new order to trade again.',
};
