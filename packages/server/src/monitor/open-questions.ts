import { type EpochMs, isAtBroker, isBeingChanged, isLiveAttempt, type LocalBook } from '@orderwatch/core';

export interface OpenQuestions {
  /** The youngest sending or change that is not settled or not confirmed by the book. */
  readonly sinceMs: EpochMs | null;
  /** Whether the broker has, or may have, an order that is not over. */
  readonly ordersWait: boolean;
}

/** What in the book is not settled: it decides how soon the broker is asked again. */
export function openQuestions(book: LocalBook, nowMs: EpochMs): OpenQuestions {
  let sinceMs: EpochMs | null = null;
  const ask = (atMs: EpochMs): void => {
    sinceMs = Math.max(sinceMs ?? atMs, atMs);
  };
  let ordersWait = false;
  for (const { order } of book.orders) ordersWait ||= isAtBroker(order.status);
  for (const { attempt, local } of book.entries) {
    const { state, sentAtMs, lastSeen } = attempt;
    if (isLiveAttempt(state) && isBeingChanged(attempt, local.commands, nowMs)) {
      ask(Math.max(...local.commands.map(({ requestedAtMs }) => requestedAtMs)));
    }
    if (sentAtMs === null) continue;
    const unsettled = state === 'sending' || state === 'unconfirmed';
    const unseen = isLiveAttempt(state) && !lastSeen?.confirmed;
    if (unsettled || unseen) ask(sentAtMs);
  }
  return { sinceMs, ordersWait };
}
