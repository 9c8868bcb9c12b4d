import type { EventActor, JsonObject, Order } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { NoticeKind, NoticeSeverity } from './notice-kinds.ts';

/** What a message says of the order that it is about, as it stood when the thing happened. */
export type NoticeOrder = Pick<
  Order,
  | 'side'
  | 'quantity'
  | 'orderType'
  | 'limitPrice'
  | 'triggerPrice'
  | 'variety'
  | 'origin'
  | 'status'
  | 'reasonCode'
  | 'failureReason'
  | 'rejectionReason'
  | 'cancelledReason'
  | 'cancelledBy'
  | 'executionQty'
  | 'executionPrice'
  | 'retryCount'
  | 'retryExpiresAtMs'
> & { readonly symbol: string };

/** A notice before it is written: `subject`, `kind` and `version` name it, so that it is written once. */
export interface NoticeDraft {
  readonly kind: NoticeKind;
  readonly severity: NoticeSeverity;
  /** The order it is about, or what else it is about. */
  readonly subject: string;
  /** What tells it from another notice of its kind about its subject: two reports of one thing have the same. */
  readonly version: string;
}

/** A notice as it is told: what happened by the event's own facts, and the order as it stood. */
export interface Notice {
  readonly id: string;
  readonly eventId: string | null;
  readonly kind: NoticeKind;
  readonly severity: NoticeSeverity;
  readonly accountId: string;
  /** Shown when the user has several accounts; null when there is no need. */
  readonly accountLabel: string | null;
  readonly orderId: string | null;
  readonly order: NoticeOrder | null;
  /** The kind of the event behind it; null for what is no event of an account. */
  readonly eventKind: string | null;
  readonly actor: EventActor;
  readonly data: JsonObject;
  readonly atMs: EpochMs;
}

/** The part of an order that a notice keeps. */
export function noticeOrder(order: Order): NoticeOrder {
  return {
    side: order.side,
    quantity: order.quantity,
    symbol: order.instrument.symbol,
    orderType: order.orderType,
    limitPrice: order.limitPrice,
    triggerPrice: order.triggerPrice,
    variety: order.variety,
    origin: order.origin,
    status: order.status,
    reasonCode: order.reasonCode,
    failureReason: order.failureReason,
    rejectionReason: order.rejectionReason,
    cancelledReason: order.cancelledReason,
    cancelledBy: order.cancelledBy,
    executionQty: order.executionQty,
    executionPrice: order.executionPrice,
    retryCount: order.retryCount,
    retryExpiresAtMs: order.retryExpiresAtMs,
  };
}
