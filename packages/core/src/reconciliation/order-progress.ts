import type { OrderId } from '../orders/index.ts';
import { applyDecision } from './apply-decisions.ts';
import type { OrderDecision } from './decisions.ts';
import type { LocalEntry, LocalOrder } from './local-book.ts';

/** Lets a second decision about one order, in one reading, build on the first: two of its attempts may have rows. */
export interface OrderProgress {
  readonly entryNow: (entry: LocalEntry) => LocalEntry;
  readonly note: (entry: LocalEntry, decision: OrderDecision) => void;
}

export function followOrders(nowMs: number): OrderProgress {
  const latest = new Map<OrderId, LocalOrder>();
  return {
    entryNow(entry) {
      const local = latest.get(entry.local.order.id);
      const attempt = local?.attempts.find(({ id }) => id === entry.attempt.id);
      return local === undefined || attempt === undefined ? entry : { index: entry.index, local, attempt };
    },
    note(entry, decision) {
      // With a single attempt there is no second row.
      if (entry.local.attempts.length > 1)
        latest.set(decision.orderId, applyDecision(entry.local, decision, nowMs));
    },
  };
}
