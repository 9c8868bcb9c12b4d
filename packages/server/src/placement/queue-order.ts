import {
  type EpochMs,
  type EventDraft,
  type FailureClass,
  type Order,
  type Paise,
  retryExpiry,
  type TradingCalendar,
} from '@orderwatch/core';
import type { NewDue } from '../db/cycle/change-set.ts';
import type { Ids } from '../ids.ts';

export interface Failure {
  readonly class: FailureClass;
  /** A sentence for people, or the broker's own words. */
  readonly words: string;
  readonly requiredCash?: Paise | null;
  readonly availableCash?: Paise | null;
  readonly shortfall?: Paise | null;
}

export type FailureColumns = Pick<
  Order,
  | 'status'
  | 'reasonCode'
  | 'failureReason'
  | 'firstFailedAtMs'
  | 'lastRetryAttemptMs'
  | 'retryCount'
  | 'retryExpiresAtMs'
  | 'retryExpiryProvisional'
  | 'requiredCash'
  | 'availableCash'
  | 'shortfall'
>;

/**
 * The columns of an order that could not be placed: queued until the end of the next trading day, or failed. The end is
 * reckoned from the first failure and stays; `earlier` is the order as it was, for one that fails again.
 */
export function failureColumns(
  calendar: TradingCalendar,
  failure: Failure,
  nowMs: EpochMs,
  earlier: Pick<
    Order,
    | 'side'
    | 'firstFailedAtMs'
    | 'retryCount'
    | 'retryExpiresAtMs'
    | 'retryExpiryProvisional'
    | 'requiredCash'
    | 'availableCash'
    | 'shortfall'
  > | null,
): FailureColumns {
  // The queue holds buys: a sell is made anew from its position.
  const status = earlier?.side === 'sell' ? 'failed' : failure.class.status;
  const firstFailedAtMs = earlier?.firstFailedAtMs ?? nowMs;
  const expiry = status === 'retry_pending' ? expiryOf(calendar, firstFailedAtMs, earlier) : null;
  const again = earlier !== null && earlier.firstFailedAtMs !== null;
  return {
    status,
    reasonCode: failure.class.reasonCode,
    failureReason: failure.words,
    firstFailedAtMs,
    lastRetryAttemptMs: again ? nowMs : null,
    retryCount: (earlier?.retryCount ?? 0) + (again && failure.class.countsAsAttempt ? 1 : 0),
    retryExpiresAtMs: expiry?.atMs ?? null,
    retryExpiryProvisional: expiry?.provisional ?? false,
    requiredCash: failure.requiredCash ?? earlier?.requiredCash ?? null,
    availableCash: failure.availableCash ?? earlier?.availableCash ?? null,
    shortfall: failure.shortfall ?? earlier?.shortfall ?? null,
  };
}

/** A sell is never queued: the position that it is of asks for one anew each morning. */
export function classForSide(failure: FailureClass, { side }: Pick<Order, 'side'>): FailureClass {
  return side === 'sell' ? { ...failure, status: 'failed' } : failure;
}

/** What was promised at the first failure stands; only one that never was queued gets its time now. */
function expiryOf(
  calendar: TradingCalendar,
  firstFailedAtMs: EpochMs,
  earlier: Pick<Order, 'retryExpiresAtMs' | 'retryExpiryProvisional'> | null,
): { readonly atMs: EpochMs; readonly provisional: boolean } {
  const promisedMs = earlier?.retryExpiresAtMs ?? null;
  if (promisedMs === null || earlier === null) return retryExpiry(calendar, firstFailedAtMs);
  return { atMs: promisedMs, provisional: earlier.retryExpiryProvisional };
}

/** The event that tells of it, and the due work that ends its time in the queue. */
export function failureTraces(
  order: Order,
  attemptId: EventDraft['attemptId'],
  nowMs: EpochMs,
  ids: Ids,
): { readonly event: EventDraft; readonly due: readonly NewDue[] } {
  const queued = order.status === 'retry_pending';
  return {
    event: {
      kind: queued ? 'order.retry_queued' : 'order.failed',
      actor: 'system',
      source: 'rule',
      orderId: order.id,
      attemptId,
      atMs: nowMs,
      data: {
        status: order.status,
        reasonCode: order.reasonCode,
        reason: order.failureReason,
        requiredCash: order.requiredCash,
        availableCash: order.availableCash,
        shortfall: order.shortfall,
        retryExpiresAtMs: order.retryExpiresAtMs,
      },
    },
    due: order.retryExpiresAtMs === null ? [] : endOfQueue(order.id, order.retryExpiresAtMs, nowMs, ids),
  };
}

/** So long before its time is over, a person can still do something about it. */
const WARN_BEFORE_MS = 3_600_000;

function endOfQueue(orderId: string, atMs: EpochMs, nowMs: EpochMs, ids: Ids): readonly NewDue[] {
  const warnAtMs = atMs - WARN_BEFORE_MS;
  return [
    { id: ids.next('due'), kind: 'retry_expiry', subject: orderId, dueAtMs: atMs },
    ...(warnAtMs > nowMs
      ? [{ id: ids.next('due'), kind: 'retry_warning', subject: orderId, dueAtMs: warnAtMs } as const]
      : []),
  ];
}
