import { explainReason, instrumentKey, type JsonObject, type PlannedBuy, toId } from '@orderwatch/core';
import { changeSet, type RunRow } from '../db/cycle/change-set.ts';
import type { PlacementOrder } from '../db/placement/load-own-orders.ts';
import { admitRequest } from './admit-request.ts';
import { placeBuy, wishOf } from './place-buy.ts';
import type { BuyToPlace, PlaceResult } from './place-deps.ts';
import { refreshBook } from './placing-context.ts';
import { recordFailedBuy, skipBuy, unsizedWish } from './record-unplaced-buy.ts';
import { dayOfRun, ownOrders, type RunContext } from './run-context.ts';
import { rowFor } from './run-rows.ts';

/** Places one planned buy, or records why no order comes of it. */
export async function carryOutBuy(context: RunContext, planned: PlannedBuy): Promise<PlaceResult> {
  const { deps, hands, run, settings } = context;
  const buy = toPlace(run.id, planned);
  if (planned.kind === 'skip') {
    return skipBuy(deps, hands, buy, { code: planned.reason.code, words: explainReason(planned.reason) });
  }
  if (planned.kind === 'fail') {
    const wish = unsizedWish(planned.instrument, planned.recommendation, {
      capital: settings.placement.capitalPerTrade,
      variety: settings.placement.variety,
      tradingDay: dayOfRun(context),
    });
    return recordFailedBuy(deps, hands, buy, wish, planned.reason, null);
  }
  await refreshBook(context);
  const admission = await admitOne(context, planned, await ownOrders(deps, hands));
  switch (admission.kind) {
    case 'admitted':
      return placeBuy(context, buy, admission);
    case 'skip':
      return skipBuy(deps, hands, buy, {
        code: admission.reason.code,
        words: explainReason(admission.reason),
      });
    case 'queue':
      return recordFailedBuy(deps, hands, buy, wishOf(planned.request), admission.reason, admission);
    case 'refuse':
      return recordFailedBuy(deps, hands, buy, wishOf(planned.request), admission.reason, null);
  }
}

/** The same decisions without an order: what would become of each row. */
export async function tryBuy(context: RunContext, planned: PlannedBuy): Promise<PlaceResult> {
  const { deps, hands, run } = context;
  const buy = toPlace(run.id, planned);
  const write = async (outcome: RunRow['outcome'], reason: { code: string; words: string } | null) => {
    const row = rowFor(buy, { outcome, reason, orderId: null });
    const written = await hands.commit(() => changeSet(deps.clock.nowMs(), { runRows: [row] }));
    return written.ok ? 'written' : 'lease_lost';
  };
  if (planned.kind !== 'candidate') {
    const reason = { code: planned.reason.code, words: explainReason(planned.reason) };
    return write(planned.kind === 'skip' ? 'skipped' : 'would_fail', reason);
  }
  const own = await ownOrders(deps, hands);
  const admission = await admitOne(context, planned, [...own, ...context.wouldBuy]);
  if (admission.kind === 'admitted') {
    context.wouldBuy.push(asIfPlaced(planned, context.wouldBuy.length));
    return write('would_place', null);
  }
  const reason = { code: admission.reason.code, words: explainReason(admission.reason) };
  return write(
    admission.kind === 'skip' ? 'skipped' : admission.kind === 'queue' ? 'would_queue' : 'would_fail',
    reason,
  );
}

type Candidate = Extract<PlannedBuy, { readonly kind: 'candidate' }>;

function admitOne(context: RunContext, planned: Candidate, orders: readonly PlacementOrder[]) {
  const { request, instrument, recommendation } = planned;
  const liquidity = { kind: 'average_volume', shares: recommendation.averageVolume } as const;
  return admitRequest(context, { request, instrument, liquidity, orderId: null }, orders);
}

function toPlace(runId: string, planned: PlannedBuy): BuyToPlace {
  const { recommendation } = planned;
  return {
    runId,
    position: recommendation.row,
    ticker: recommendation.ticker,
    recommendation,
    detail: reckoning(planned),
  };
}

/** What the row was reckoned from, for its owner to check. */
function reckoning(planned: PlannedBuy): JsonObject {
  const { verdict, priority, lastClose, averageVolume } = planned.recommendation;
  const wish = { verdict, priority, last_close: lastClose, average_volume: averageVolume };
  if (planned.kind !== 'candidate') return wish;
  const { quantity, limitPrice, reckonedPrice, tradingDay } = planned.request;
  return {
    ...wish,
    quantity,
    limit_price: limitPrice,
    reckoned_price: reckonedPrice,
    trading_day: tradingDay,
  };
}

function asIfPlaced({ request }: Candidate, number: number): PlacementOrder {
  return {
    id: toId('ord', `ord_dry-run-${number}`),
    side: 'buy',
    status: 'amo',
    origin: 'system',
    instrumentKey: instrumentKey(request.instrument),
    tradingDay: request.tradingDay,
    reasonCode: null,
    variety: request.variety,
    quantity: request.quantity,
    executionQty: 0,
    limitPrice: request.reckonedPrice,
    requiredCash: null,
    // The broker knows nothing of it, so none of its figures can contain it.
    acceptedAtMs: Number.MAX_SAFE_INTEGER,
  };
}
