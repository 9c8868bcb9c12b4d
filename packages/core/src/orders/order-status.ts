/** What a person sees of an order, in the plan's words and two that money demands (`placing`, `unconfirmed`). */
export const ORDER_STATUSES = [
  'placing',
  'unconfirmed',
  'amo',
  'pending_execution',
  'ongoing',
  'closed',
  'retry_pending',
  'failed',
  'rejected',
  'cancelled',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

const KNOWN: ReadonlySet<string> = new Set(ORDER_STATUSES);
// Nothing more will come from the broker; a person may still revive or drop some of them.
const ENDED: ReadonlySet<OrderStatus> = new Set(['closed', 'failed', 'rejected', 'cancelled']);
const AT_BROKER: ReadonlySet<OrderStatus> = new Set(['placing', 'unconfirmed', 'amo', 'pending_execution']);

export function isOrderStatus(text: string): text is OrderStatus {
  return KNOWN.has(text);
}

/** True when the order's own life is over. An `ongoing` buy is not: its position is still open. */
export function isEndedStatus(status: OrderStatus): boolean {
  return ENDED.has(status);
}

/** True when the broker has, or may have, a working order for it. */
export function isAtBroker(status: OrderStatus): boolean {
  return AT_BROKER.has(status);
}
