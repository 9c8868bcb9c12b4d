import type { AttemptState } from './attempt-state.ts';
import { isLiveAttempt } from './attempt-state.ts';
import type { Order, OrderOrigin, Side, Variety } from './order.ts';
import type { OrderStatus } from './order-status.ts';

/** What was decided about an order's place in the retry queue: by the failure's class, by expiry, or by a person. */
export type QueuePlace = 'none' | 'queued' | 'dropped';

/** Everything that an order's status is a function of. */
export interface StatusFacts {
  readonly side: Side;
  readonly origin: OrderOrigin;
  readonly managed: boolean;
  readonly variety: Variety;
  /** The attempt that decides (see `decidingAttempt`); null while there is none. */
  readonly attempt: AttemptState | null;
  /** Filled over all attempts. */
  readonly filledQty: number;
  readonly positionSold: boolean;
  readonly queue: QueuePlace;
}

/** The status that these facts demand. Total; whether the order may go there is decided by the table of moves. */
export function deriveOrderStatus(facts: StatusFacts): OrderStatus {
  const { attempt } = facts;
  if (attempt === null) return facts.filledQty > 0 ? statusOfFilled(facts) : statusOfUnplaced(facts.queue);
  switch (attempt.state) {
    case 'planned':
    case 'sending':
      return 'placing';
    case 'unconfirmed':
      return 'unconfirmed';
    case 'accepted':
      return facts.variety === 'amo' ? 'amo' : 'pending_execution';
    case 'queued':
      return 'amo';
    case 'open':
      return 'pending_execution';
    case 'filled':
      return statusOfFilled(facts);
    case 'cancelled':
    case 'expired':
      return facts.filledQty > 0 ? statusOfFilled(facts) : 'cancelled';
    case 'rejected':
      if (facts.filledQty > 0) return statusOfFilled(facts);
      // Without a number it was refused at the door: that is a failure to place, not a rejection of an order.
      return attempt.brokerOrderId !== null && facts.queue === 'none'
        ? 'rejected'
        : statusOfUnplaced(facts.queue);
    case 'not_placed':
      return facts.filledQty > 0 ? statusOfFilled(facts) : statusOfUnplaced(facts.queue);
  }
}

/**
 * The attempt that speaks for the order: the latest that is live or has filled, else simply the latest. An older one
 * that we had given up on and that turns out to be live speaks louder than a newer one that provably never was; while
 * the newest is on the wire or unconfirmed, nothing speaks louder than that.
 */
export function decidingAttempt<A extends AttemptState>(attempts: readonly A[]): A | null {
  const latest = attempts[attempts.length - 1] ?? null;
  if (latest === null || latest.state === 'sending' || latest.state === 'unconfirmed') return latest;
  return attempts.findLast((attempt) => isLiveAttempt(attempt.state) || attempt.filledQty > 0) ?? latest;
}

/** Filled over all attempts of an order. */
export function totalFilled(attempts: readonly AttemptState[]): number {
  return attempts.reduce((sum, attempt) => sum + attempt.filledQty, 0);
}

/** The decision on the queue that a stored order shows. */
export function queuePlaceOf(order: Pick<Order, 'status'>): QueuePlace {
  if (order.status === 'retry_pending') return 'queued';
  return order.status === 'cancelled' ? 'dropped' : 'none';
}

function statusOfFilled(facts: StatusFacts): OrderStatus {
  const ours = facts.origin !== 'external' || facts.managed;
  return facts.side === 'buy' && ours && !facts.positionSold ? 'ongoing' : 'closed';
}

function statusOfUnplaced(queue: QueuePlace): OrderStatus {
  if (queue === 'queued') return 'retry_pending';
  return queue === 'dropped' ? 'cancelled' : 'failed';
}
