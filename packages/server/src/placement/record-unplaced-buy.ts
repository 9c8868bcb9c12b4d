import {
  classifyFailure,
  explainReason,
  type FailReason,
  type Instrument,
  type Paise,
  type PlacementReason,
  type Recommendation,
  type RefuseReason,
  type SkipReason,
} from '@orderwatch/core';
import { changeSet } from '../db/cycle/change-set.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import { draftOrder, recommendationRecord, tellRecorded, type WishedBuy } from './draft-order.ts';
import { type BuyToPlace, draftContext, type PlaceDeps, type PlaceResult } from './place-deps.ts';
import { type Failure, failureColumns, failureTraces } from './queue-order.ts';
import { rowFor } from './run-rows.ts';

/** Records a wish that cannot be placed now or like this: as an order that its owner sees, queued or failed. */
export async function recordFailedBuy(
  deps: PlaceDeps,
  hands: AccountHands,
  buy: BuyToPlace,
  wish: WishedBuy,
  reason: Exclude<PlacementReason, SkipReason> | RefuseReason | FailReason,
  cash: {
    readonly requiredCash: Paise;
    readonly availableCash: Paise | null;
    readonly shortfall: Paise | null;
  } | null,
): Promise<PlaceResult> {
  const context = draftContext(deps, hands, buy.runId);
  const failure: Failure = {
    class: classifyFailure({ kind: 'check', reason }),
    words: explainReason(reason),
    ...(cash ?? {}),
  };
  const order = draftOrder(context, wish, failureColumns(deps.calendar, failure, context.nowMs, null));
  const traces = failureTraces(order, null, context.nowMs, deps.ids);
  const outcome = order.status === 'retry_pending' ? 'queued' : 'failed';
  const written = await hands.commit(() =>
    changeSet(context.nowMs, {
      newOrders: [{ order, recommendation: recommendationRecord(buy.recommendation) }],
      newDue: traces.due,
      events: [tellRecorded(order, null, context.nowMs), traces.event].map((draft) => ({
        id: deps.ids.next('evt'),
        evidenceId: null,
        draft,
      })),
      runRows: [
        rowFor(buy, { outcome, reason: { code: reason.code, words: failure.words }, orderId: order.id }),
      ],
    }),
  );
  if (written.ok) return 'written';
  return written.error.kind === 'already_ordered' ? skipBuy(deps, hands, buy, ALREADY_ORDERED) : 'lease_lost';
}

/** Writes into the run's report that no order comes of this row. */
export async function skipBuy(
  deps: PlaceDeps,
  hands: AccountHands,
  buy: BuyToPlace,
  reason: { readonly code: string; readonly words: string },
): Promise<PlaceResult> {
  const written = await hands.commit(() =>
    changeSet(deps.clock.nowMs(), { runRows: [rowFor(buy, { outcome: 'skipped', reason, orderId: null })] }),
  );
  return written.ok ? 'written' : 'lease_lost';
}

export const ALREADY_ORDERED = {
  code: 'already_ordered_today',
  words: 'It was ordered for the same trading day already.',
};

/** A buy that was wanted and could not be sized: the quantity is what the capital would have bought, at least one. */
export function unsizedWish(
  instrument: Instrument,
  recommendation: Recommendation,
  values: { readonly capital: Paise; readonly variety: 'amo' | 'regular'; readonly tradingDay: number },
): WishedBuy {
  const price = recommendation.lastClose;
  const quantity = price === null ? 1 : Math.max(1, Math.floor(values.capital / price));
  return {
    instrument,
    quantity,
    orderType: 'limit',
    limitPrice: price,
    variety: values.variety,
    tradingDay: values.tradingDay,
  };
}
