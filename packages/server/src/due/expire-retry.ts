import { isRetryExpired, type Order } from '@orderwatch/core';
import { changeSet } from '../db/cycle/change-set.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { Ids } from '../ids.ts';

/** Ends an order's time in the retry queue. One that is no longer queued, or whose time was prolonged, is left alone. */
export async function expireRetry(
  deps: { readonly ids: Ids; readonly nowMs: () => number },
  hands: AccountHands,
  orderId: string,
): Promise<void> {
  for (let round = 1; round <= 5; round += 1) {
    const nowMs = deps.nowMs();
    const { book, eventSeq } = await hands.records.loadBook({
      seenSince: '9999-12-31',
      brokerOrderIds: [],
      clientTags: [],
      commandsSinceMs: nowMs,
    });
    const order = book.orders.find((local) => local.order.id === orderId)?.order;
    const done = { kind: 'retry_expiry', subject: orderId } as const;
    const expires = order?.status === 'retry_pending' ? order.retryExpiresAtMs : null;
    const over = order !== undefined && expires !== null && isRetryExpired(expires, nowMs);
    const changes = over
      ? {
          orders: [expired(order, nowMs)],
          dueDone: [{ ...done, outcome: { result: 'expired' } }],
          events: [
            {
              id: deps.ids.next('evt'),
              evidenceId: null,
              draft: {
                kind: 'order.retry_expired',
                actor: 'system',
                source: 'rule',
                orderId: order.id,
                attemptId: null,
                atMs: nowMs,
                data: { expiredAtMs: expires, retryCount: order.retryCount, reason: order.failureReason },
              },
            } as const,
          ],
        }
      : { dueDone: [{ ...done, outcome: { result: 'not_queued' } }] };
    const written = await hands.commit((head) =>
      head.eventSeq === eventSeq ? changeSet(nowMs, changes) : undefined,
    );
    if (written.ok || written.error.kind !== 'stale') return;
  }
}

function expired(order: Order, nowMs: number): Order {
  return {
    ...order,
    status: 'cancelled',
    cancelledBy: 'expiry',
    cancelledReason: 'Its time in the retry queue ran out',
    updatedAtMs: nowMs,
  };
}
