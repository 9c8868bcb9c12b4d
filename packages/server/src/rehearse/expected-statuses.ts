import type { OrderStatus } from '@orderwatch/core';
import type { SimOrder } from '@orderwatch/simulator';
import type { SeenEvent, SeenOrder } from './outcome.ts';

/** What our order may be while the broker has it like this. `broker.filled` is of all attempts. */
export function expectedStatuses(
  ours: Pick<SeenOrder, 'id' | 'side' | 'origin'>,
  broker: Pick<SimOrder, 'filled' | 'openQuantity' | 'vanished' | 'status'>,
  events: readonly SeenEvent[],
): readonly OrderStatus[] {
  const filledBuy: readonly OrderStatus[] =
    ours.side === 'buy' && ours.origin !== 'external' ? ['ongoing', 'closed'] : ['closed'];
  if (broker.filled > 0 && broker.openQuantity === 0) return filledBuy;
  // A day order that was purged after the close: its row in the book, as it last stood, still said open.
  if (broker.vanished) return broker.filled > 0 ? filledBuy : ['cancelled'];
  switch (broker.status) {
    case 'complete':
      return filledBuy;
    case 'rejected':
      return ['rejected', ...decidedSince(ours, events)];
    case 'cancelled':
    case 'cancelled after market order':
      return broker.filled > 0 ? filledBuy : ['cancelled'];
    case 'after market order req received':
    case 'modify after market order req received':
      return ['amo'];
    default:
      return ['pending_execution'];
  }
}

/** What a person or a rule makes of an order that the broker has refused: the broker knows nothing of that. */
const DECISIONS: Readonly<Record<string, OrderStatus>> = {
  'order.dropped': 'cancelled',
  'order.cancelled': 'cancelled',
  'order.retry_queued': 'retry_pending',
  'order.retried': 'retry_pending',
  'order.retry_expired': 'cancelled',
  'order.failed': 'failed',
};

/** The last decision about it, if one was made after the broker had refused it. */
function decidedSince({ id }: Pick<SeenOrder, 'id'>, events: readonly SeenEvent[]): readonly OrderStatus[] {
  const own = events.filter(({ orderId }) => orderId === id);
  const refused = own.findLastIndex(({ kind }) => kind === 'order.rejected');
  const decision = own
    .slice(refused + 1)
    .findLast(({ kind, source }) => kind in DECISIONS && (source === 'user' || source === 'rule'));
  const status = decision && DECISIONS[decision.kind];
  return status === undefined || refused === -1 ? [] : [status];
}
