import { type EpochMs, isAtBroker, isLiveAttempt, type LocalBook } from '@orderwatch/core';

export interface OpenQuestions {
  /** The youngest sending that is not settled or not confirmed by the book. */
  readonly sinceMs: EpochMs | null;
  /** Whether the broker has, or may have, an order that is not over. */
  readonly ordersWait: boolean;
}

/** What in the book is not settled: it decides how soon the broker is asked again. */
export function openQuestions(book: LocalBook): OpenQuestions {
  let sinceMs: EpochMs | null = null;
  let ordersWait = false;
  for (const { order } of book.orders) ordersWait ||= isAtBroker(order.status);
  for (const { attempt } of book.entries) {
    const { state, sentAtMs, lastSeen } = attempt;
    if (sentAtMs === null) continue;
    const unsettled = state === 'sending' || state === 'unconfirmed';
    const unseen = isLiveAttempt(state) && !lastSeen?.confirmed;
    if ((unsettled || unseen) && (sinceMs === null || sentAtMs > sinceMs)) sinceMs = sentAtMs;
  }
  return { sinceMs, ordersWait };
}
