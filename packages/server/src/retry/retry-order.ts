import {
  type Admission,
  type BuyRequest,
  explainReason,
  isRetryExpired,
  type Order,
  type PlacementReason,
  planRetry,
  queueAfterAdmission,
  type RetryBy,
  type RetryPlan,
  type StoredRecommendation,
  whyNotRetryable,
} from '@orderwatch/core';
import type { OrderLife } from '../db/cycle/load-order-life.ts';
import { expireRetry } from '../due/expire-retry.ts';
import { admitRequest } from '../placement/admit-request.ts';
import { type PlacingContext, refreshBook } from '../placement/placing-context.ts';
import { recordAndSend } from '../placement/record-and-send.ts';
import { ownOrders } from '../placement/run-context.ts';
import type { RetryResult } from './retry-result.ts';
import { readStoredRecommendation } from './stored-recommendation.ts';
import { bringBack, endAsNotNeeded, keepWaiting, type RetryWriter, tellRetried } from './write-retry.ts';

/**
 * Tries one order again, whoever asks: schedule, money that came in, or a person. Sized anew, admitted like a new one,
 * sent as a further attempt of the same order. To be called in a placing turn.
 */
export async function retryOrder(
  context: PlacingContext,
  orderId: string,
  by: RetryBy,
): Promise<RetryResult> {
  const { deps, hands } = context;
  const life = await hands.records.findOrderLife(orderId);
  if (life === undefined) return { kind: 'unknown_order' };
  const why = whyNotRetryable(life.order, by);
  if (why !== null) return { kind: 'not_retryable', why, order: life.order };
  const { retryExpiresAtMs } = life.order;
  const inQueue = life.order.status === 'retry_pending';
  if (inQueue && retryExpiresAtMs !== null && isRetryExpired(retryExpiresAtMs, deps.clock.nowMs())) {
    await expireRetry({ ids: deps.ids, nowMs: () => deps.clock.nowMs() }, hands, orderId);
    const after = await hands.records.findOrderLife(orderId);
    return after === undefined ? { kind: 'unknown_order' } : { kind: 'expired', order: after.order };
  }
  if (inQueue) return tryQueued(context, life, by);
  const back = await bringBack({ deps, hands, order: life.order, by });
  return back.ok ? tryQueued(context, { ...life, order: back.order }, by) : { kind: 'overtaken' };
}

async function tryQueued(context: PlacingContext, life: OrderLife, by: RetryBy): Promise<RetryResult> {
  const { deps, hands, settings, readings } = context;
  const { order } = life;
  const writer: RetryWriter = { deps, hands, order, by };
  await refreshBook(context);
  const recommendation = readStoredRecommendation(life.recommendation);
  const plan = planRetry({
    now: deps.clock.nowMs(),
    calendar: deps.calendar,
    settings: settings.placement,
    order,
    recommendation,
    listings: readings.listings.get(order.instrument.symbol) ?? [],
  });
  switch (plan.kind) {
    case 'not_now':
      return { kind: 'not_now', words: explainReason(plan.reason), order };
    case 'wait':
      return waits(writer, plan.reason, { countsAsAttempt: false });
    case 'give_up':
      return givesUp(writer, plan.reason);
    case 'candidate': {
      const orders = await ownOrders(deps, hands);
      const admission = await admitRequest(context, { ...plan, orderId: order.id }, orders);
      return carryOut(context, { life, by, plan, admission, recommendation });
    }
  }
}

interface Decided {
  readonly life: OrderLife;
  readonly by: RetryBy;
  readonly plan: Extract<RetryPlan, { readonly kind: 'candidate' }>;
  readonly admission: Admission;
  readonly recommendation: StoredRecommendation | null;
}

async function carryOut(context: PlacingContext, decided: Decided): Promise<RetryResult> {
  const { deps, hands } = context;
  const { life, by, admission } = decided;
  const writer: RetryWriter = { deps, hands, order: life.order, by };
  if (admission.kind === 'admitted') return send(context, decided, admission);
  const outcome = queueAfterAdmission(admission);
  switch (outcome.kind) {
    case 'place':
      throw new Error('Only what was admitted is placed');
    case 'wait': {
      const amounts = admission.kind === 'queue' ? admission : {};
      return waits(writer, admission.reason, { ...amounts, countsAsAttempt: outcome.countsAsAttempt });
    }
    case 'no_longer_needed': {
      const ended = await endAsNotNeeded(writer, admission.reason);
      const words = explainReason(admission.reason);
      return ended.ok ? { kind: 'no_longer_needed', words, order: ended.order } : { kind: 'overtaken' };
    }
    case 'give_up':
      return givesUp(writer, admission.reason);
  }
}

async function send(
  context: PlacingContext,
  { life, by, recommendation }: Decided,
  admitted: Extract<Admission, { readonly kind: 'admitted' }>,
): Promise<RetryResult> {
  const { approved: request, requiredCash, availableCash } = admitted;
  const nowMs = context.deps.clock.nowMs();
  const report = await recordAndSend(context, {
    order: { ...resized(life.order, request), requiredCash, availableCash, lastRetryAttemptMs: nowMs },
    born: null,
    number: (life.attempts.at(-1)?.number ?? 0) + 1,
    request,
    actor: by === 'user' ? 'user' : 'system',
    capability: by === 'user' ? null : 'retries',
    referenceClose: recommendation?.lastClose ?? null,
    event: (order, attemptId) => tellRetried(order, attemptId, nowMs, by),
    rowFor: () => null,
  });
  switch (report.kind) {
    case 'settled':
      return { kind: 'sent', outcome: report.outcome, order: report.sent.order };
    case 'already_ordered': {
      const writer = { deps: context.deps, hands: context.hands, order: life.order, by };
      const reason = { code: 'already_ordered_today', orderId: life.order.id } as const;
      const ended = await endAsNotNeeded(writer, { ...reason });
      return ended.ok
        ? { kind: 'no_longer_needed', words: explainReason(reason), order: ended.order }
        : { kind: 'overtaken' };
    }
    case 'lease_lost':
    case 'overtaken':
      return { kind: 'overtaken' };
  }
}

/** The order as this try makes it; what earlier ones were stands on their attempts. */
function resized(order: Order, request: BuyRequest): Order {
  const { quantity, limitPrice, orderType, variety, tradingDay } = request;
  const values = { quantity, limitPrice, orderType, variety, tradingDay };
  return { ...order, ...values, status: 'placing', shortfall: null };
}

async function waits(
  writer: RetryWriter,
  reason: PlacementReason,
  facts: Omit<Parameters<typeof keepWaiting>[2], 'status'>,
): Promise<RetryResult> {
  const { requiredCash, availableCash, shortfall, countsAsAttempt } = facts;
  const amounts = { requiredCash, availableCash, shortfall, countsAsAttempt };
  const kept = await keepWaiting(writer, reason, { ...amounts, status: 'retry_pending' });
  if (!kept.ok) return { kind: 'overtaken' };
  return { kind: 'waits', code: reason.code, words: explainReason(reason), order: kept.order };
}

async function givesUp(writer: RetryWriter, reason: PlacementReason): Promise<RetryResult> {
  const failed = await keepWaiting(writer, reason, { status: 'failed', countsAsAttempt: true });
  if (!failed.ok) return { kind: 'overtaken' };
  return { kind: 'gave_up', words: explainReason(reason), order: failed.order };
}
