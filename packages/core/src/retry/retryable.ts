import type { Order } from '../orders/index.ts';

/** Who asks for a retry. A schedule and money that came in touch the queue alone. */
export type RetryBy = 'schedule' | 'funds' | 'user';

export type NotRetryable =
  /** A sell returns each morning by itself. */
  | 'is_a_sell'
  /** Somebody else's order. */
  | 'is_external'
  | 'wrong_status';

/** Whether an order may be tried again at all; null when it may. A person may bring back what failed or was rejected. */
export function whyNotRetryable(
  order: Pick<Order, 'side' | 'origin' | 'status'>,
  by: RetryBy,
): NotRetryable | null {
  if (order.side !== 'buy') return 'is_a_sell';
  if (order.origin === 'external') return 'is_external';
  if (order.status === 'retry_pending') return null;
  const brought = order.status === 'failed' || order.status === 'rejected';
  return by === 'user' && brought ? null : 'wrong_status';
}
