import { nextRetry, type TradingCalendar } from '@orderwatch/core';
import type { OrderRow } from '../../db/orders/order-row.ts';
import { momentText } from './moment-text.ts';

export interface WhenFacts {
  readonly calendar: TradingCalendar;
  readonly nowMs: number;
}

export interface NextRetryView {
  readonly next_retry_at: string | null;
  readonly next_retry_note: string | null;
}

/** When a queued order is tried again by itself, and why not where it is not. */
export function renderNextRetry(
  { status, queue, retry_expires_at: expiresMs }: Pick<OrderRow, 'status' | 'queue' | 'retry_expires_at'>,
  when: WhenFacts | null,
): NextRetryView {
  const none = (note: string | null): NextRetryView => ({ next_retry_at: null, next_retry_note: note });
  if (status !== 'retry_pending' || when === null || queue === null) return none(null);
  if (!queue.placing) return none('Placing is switched off for this account.');
  if (!queue.retries) return none('Retrying is switched off for this account.');
  if (queue.stopped) return none('Nothing is placed for this account before it is resumed.');
  const time = Temporal.PlainTime.from(queue.time);
  const { atMs, provisional } = nextRetry(when.calendar, when.nowMs, time);
  if (expiresMs !== null && expiresMs <= atMs) {
    return none('Its time in the queue ends before the next try. A retry by hand is still possible.');
  }
  const note = provisional ? 'The trading calendar does not reach that day yet.' : null;
  const funds = queue.on_funds ? 'Or as soon as enough money comes in.' : null;
  return { next_retry_at: momentText(atMs), next_retry_note: note ?? funds };
}
