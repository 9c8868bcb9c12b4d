import {
  type AccountId,
  type Attempt,
  type ClientTag,
  type Command,
  type EpochMs,
  type EventDraft,
  type InstrumentRef,
  type IstDay,
  instrumentKey,
  type JsonObject,
  type Order,
  type OrderRequest,
  type Paise,
  type Recommendation,
  toId,
  type UserId,
} from '@orderwatch/core';
import type { Ids } from '../ids.ts';

export interface DraftContext {
  readonly ids: Ids;
  readonly accountId: AccountId;
  readonly userId: UserId;
  /** Null for an order that no run asked for. */
  readonly runId: string | null;
  readonly nowMs: EpochMs;
}

export interface WishedBuy {
  readonly instrument: InstrumentRef;
  readonly quantity: number;
  readonly orderType: 'limit' | 'market';
  readonly limitPrice: Paise | null;
  readonly variety: 'amo' | 'regular';
  readonly tradingDay: IstDay;
}

/** A buy of the system as it is recorded first; the caller says with which status it is born. */
export function draftOrder(
  context: DraftContext,
  wish: WishedBuy,
  born: Pick<Order, 'status'> & Partial<Order>,
): Order {
  const { nowMs } = context;
  return {
    id: toId('ord', context.ids.next('ord')),
    accountId: context.accountId,
    userId: context.userId,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    version: 1,
    corrections: 0,
    tradingDay: wish.tradingDay,
    origin: 'system',
    managed: true,
    placementRunId: context.runId === null ? null : toId('run', context.runId),
    side: 'buy',
    instrument: wish.instrument,
    instrumentKey: instrumentKey(wish.instrument),
    quantity: wish.quantity,
    disclosedQuantity: 0,
    orderType: wish.orderType,
    limitPrice: wish.orderType === 'limit' ? wish.limitPrice : null,
    triggerPrice: null,
    variety: wish.variety,
    validity: 'day',
    product: 'CNC',
    reasonCode: null,
    failureReason: null,
    rejectionReason: null,
    cancelledReason: null,
    cancelledBy: null,
    firstFailedAtMs: null,
    lastRetryAttemptMs: null,
    retryCount: 0,
    retryExpiresAtMs: null,
    retryExpiryProvisional: false,
    requiredCash: null,
    availableCash: null,
    shortfall: null,
    lastStatusCheckMs: null,
    executionQty: 0,
    executionPrice: null,
    executionTimeMs: null,
    missingSinceMs: null,
    linkedOrderId: null,
    positionId: null,
    verifiedAtMs: null,
    ...born,
  };
}

export function draftAttempt(
  context: Pick<DraftContext, 'ids' | 'nowMs'>,
  order: Order,
  number: number,
  tag: ClientTag,
): Attempt {
  return {
    state: 'planned',
    brokerOrderId: null,
    filledQty: 0,
    reason: null,
    id: toId('att', context.ids.next('att')),
    orderId: order.id,
    number,
    clientTag: tag,
    exchangeOrderId: null,
    createdAtMs: context.nowMs,
    sentAtMs: null,
    answeredAtMs: null,
    acknowledged: null,
    lastSeen: null,
  };
}

/** The command to place it. */
export function draftCommand(
  context: Pick<DraftContext, 'ids' | 'nowMs'>,
  order: Order,
  attempt: Attempt,
  actor: Command['actor'] = 'system',
): Command {
  return {
    id: toId('cmd', context.ids.next('cmd')),
    orderId: order.id,
    attemptId: attempt.id,
    actor,
    kind: 'place',
    requested: {
      quantity: order.quantity,
      limitPrice: order.limitPrice,
      triggerPrice: order.triggerPrice,
      orderType: order.orderType,
    },
    state: 'planned',
    requestedAtMs: context.nowMs,
    answeredAtMs: null,
  };
}

/** What is sent, in our words; kept with its hash beside the attempt. */
export function requestRecord(request: OrderRequest, tag: ClientTag): JsonObject {
  return {
    side: request.side,
    exchange: request.instrument.exchange,
    segment: request.instrument.segment,
    tradingSymbol: request.instrument.tradingSymbol,
    token: request.instrument.token,
    quantity: request.quantity,
    orderType: request.orderType,
    limitPrice: request.limitPrice,
    variety: request.variety,
    validity: request.validity,
    product: request.product,
    clientTag: tag,
  };
}

export function tellRecorded(
  order: Order,
  attempt: Attempt | null,
  nowMs: EpochMs,
  actor: Command['actor'] = 'system',
): EventDraft {
  return {
    kind: 'order.recorded',
    actor,
    source: actor === 'user' ? 'user' : 'rule',
    orderId: order.id,
    attemptId: attempt?.id ?? null,
    atMs: nowMs,
    data: {
      status: order.status,
      symbol: order.instrument.symbol,
      side: order.side,
      quantity: order.quantity,
      orderType: order.orderType,
      limitPrice: order.limitPrice,
      variety: order.variety,
      runId: order.placementRunId,
    },
  };
}

export function recommendationRecord(wish: Recommendation): JsonObject {
  return {
    row: wish.row,
    ticker: wish.ticker,
    verdict: wish.verdict,
    priority: wish.priority,
    lastClose: wish.lastClose,
    averageVolume: wish.averageVolume,
  };
}
