import { type EpochMs, istDayNumber } from '../time.ts';
import { isLiveAttempt } from './attempt-state.ts';
import type { Attempt, Order } from './order.ts';

/**
 * Whether an order's day went by without anybody having seen its end: it is at work by our word, and at no exchange any
 * more. The broker empties its book overnight, so that no reading will tell what it still filled on its last day.
 */
export function isLeftOver(
  order: Pick<Order, 'tradingDay'>,
  attempt: Pick<Attempt, 'state'>,
  nowMs: EpochMs,
): boolean {
  return isLiveAttempt(attempt.state) && order.tradingDay < istDayNumber(nowMs);
}
