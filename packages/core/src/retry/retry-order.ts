import { type Paise, ZERO_PAISE } from '../money/index.ts';
import type { Order } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import { byRetryPlace, type RetryPlace } from './retry-place.ts';

/** What must be known of a queued order to give it its place in the queue. */
export type QueuedOrder = Pick<
  Order,
  'id' | 'firstFailedAtMs' | 'requiredCash' | 'availableCash' | 'shortfall'
> & {
  /** Larger comes first; 0 where no recommendation names one. */
  readonly priority: number;
  readonly retryPlace: RetryPlace;
};

/** The order in which the queue is tried: as a person put it, then by priority, then whoever waits longer. */
export function inRetryOrder<Queued extends QueuedOrder>(queue: readonly Queued[]): readonly Queued[] {
  const since = (order: Queued): EpochMs => order.firstFailedAtMs ?? Number.MAX_SAFE_INTEGER;
  return [...queue].sort(
    (a, b) =>
      byRetryPlace(a, b) ||
      b.priority - a.priority ||
      since(a) - since(b) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/**
 * Whether money has come in that would pay for one of the orders that lack it: more is free than when it was tried last,
 * and enough for it. `freeCash` is the broker's figure without our own reservations.
 */
export function haveFundsArrived(queue: readonly QueuedOrder[], freeCash: Paise): boolean {
  return queue.some(({ requiredCash, availableCash, shortfall }) => {
    if (requiredCash === null || (shortfall ?? ZERO_PAISE) <= 0) return false;
    return freeCash >= requiredCash && (availableCash === null || freeCash > availableCash);
  });
}
