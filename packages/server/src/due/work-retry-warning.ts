import { changeSet } from '../db/cycle/change-set.ts';
import type { DueHandler } from './due-handlers.ts';

const ROUNDS = 5;

/** Tells that an order's time in the retry queue ends soon; one that left the queue needs no telling. */
export const workRetryWarning: DueHandler = async ({ parts, hands }, orderId) => {
  const { ids, clock } = parts;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const nowMs = clock.nowMs();
    const { book, eventSeq } = await hands.records.loadBook({
      seenSince: '9999-12-31',
      brokerOrderIds: [],
      clientTags: [],
      commandsSinceMs: nowMs,
    });
    const order = book.orders.find((local) => local.order.id === orderId)?.order;
    const expiresAtMs = order?.status === 'retry_pending' ? order.retryExpiresAtMs : null;
    const tells = order !== undefined && expiresAtMs !== null && expiresAtMs > nowMs;
    const done = {
      kind: 'retry_warning',
      subject: orderId,
      outcome: { result: tells ? 'told' : 'not_queued' },
    } as const;
    const draft = {
      kind: 'order.retry_expiring',
      actor: 'system',
      source: 'rule',
      orderId: order?.id ?? null,
      attemptId: null,
      atMs: nowMs,
      data: { retryExpiresAtMs: expiresAtMs },
    } as const;
    const written = await hands.commit((head) =>
      head.eventSeq === eventSeq
        ? changeSet(nowMs, {
            dueDone: [done],
            events: tells ? [{ id: ids.next('evt'), evidenceId: null, draft }] : [],
          })
        : undefined,
    );
    if (written.ok || written.error.kind !== 'stale') return;
  }
};
