import type { Order, OrderEvent, OrderStatus } from '../api/types.ts';
import { statuses } from '../orders/status-look.ts';

/** What an event of a kind says of the order's state, whichever side it is. */
const SAYS: Readonly<Record<string, OrderStatus>> = {
  'order.recorded': 'placing',
  'order.sending': 'placing',
  'order.unconfirmed': 'unconfirmed',
  'order.queued': 'amo',
  'order.open': 'pending_execution',
  'order.partly_filled': 'pending_execution',
  'order.retry_queued': 'retry_pending',
  'order.failed': 'failed',
  'order.rejected': 'rejected',
  'order.cancelled': 'cancelled',
  'order.dropped': 'cancelled',
  'order.retry_expired': 'cancelled',
  'order.position_closed': 'closed',
};

/** The states an order went through, oldest first and each change once. It ends where the order is now. */
export function statesOfEvents(
  events: readonly Pick<OrderEvent, 'kind' | 'body'>[],
  { side, status }: Pick<Order, 'side' | 'status'>,
): readonly OrderStatus[] {
  const path: OrderStatus[] = [];
  const reach = (next: OrderStatus | undefined) => {
    if (next !== undefined && next !== path.at(-1)) path.push(next);
  };
  for (const { kind, body } of events) {
    if (kind === 'order.filled') reach(side === 'buy' ? 'ongoing' : 'closed');
    else if (kind === 'order.accepted') reach(statuses.find((each) => each === body.status));
    else if (kind === 'order.correction') reach(statuses.find((each) => each === body.toStatus));
    else reach(SAYS[kind]);
  }
  reach(status);
  return path;
}
