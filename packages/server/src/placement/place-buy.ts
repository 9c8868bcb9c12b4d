import { type Admission, type BuyRequest, classifyFailure, type PlacementOutcome } from '@orderwatch/core';
import type { RunRow } from '../db/cycle/change-set.ts';
import { draftOrder, recommendationRecord, type WishedBuy } from './draft-order.ts';
import { type BuyToPlace, draftContext, type PlaceResult } from './place-deps.ts';
import { recordAndSend } from './record-and-send.ts';
import { ALREADY_ORDERED, skipBuy } from './record-unplaced-buy.ts';
import type { RunContext } from './run-context.ts';
import { rowFor } from './run-rows.ts';

/** Records the order with its attempt, then sends it. An order that the database already has for the day is skipped. */
export async function placeBuy(
  context: RunContext,
  buy: BuyToPlace,
  admitted: Extract<Admission, { readonly kind: 'admitted' }>,
): Promise<PlaceResult> {
  const { deps, hands } = context;
  const request = admitted.approved;
  const { requiredCash, availableCash } = admitted;
  const order = draftOrder(draftContext(deps, hands, buy.runId), wishOf(request), {
    status: 'placing',
    requiredCash,
    availableCash,
  });
  const rowOf = (outcome: PlacementOutcome): RunRow =>
    rowFor(buy, { ...rowOutcome(outcome), orderId: order.id });
  const report = await recordAndSend(context, {
    order,
    born: { recommendation: recommendationRecord(buy.recommendation) },
    number: 1,
    request,
    actor: 'system',
    capability: 'placing',
    together: { runRows: [rowFor(buy, { outcome: 'unconfirmed', reason: null, orderId: order.id })] },
    rowFor: rowOf,
  });
  if (report.kind === 'already_ordered') return skipBuy(deps, hands, buy, ALREADY_ORDERED);
  return report.kind === 'lease_lost' ? 'lease_lost' : 'written';
}

export function wishOf(request: BuyRequest): WishedBuy {
  const { instrument, quantity, orderType, limitPrice, variety, tradingDay } = request;
  return { instrument, quantity, orderType, limitPrice, variety, tradingDay };
}

function rowOutcome(outcome: PlacementOutcome): Pick<Parameters<typeof rowFor>[1], 'outcome' | 'reason'> {
  switch (outcome.kind) {
    case 'accepted':
      return { outcome: 'placed', reason: null };
    case 'unknown':
      return { outcome: 'unconfirmed', reason: { code: outcome.why, words: outcome.words } };
    case 'not_sent':
      return notSent(outcome);
    case 'refused':
      return { outcome: 'failed', reason: { code: outcome.code, words: outcome.words } };
  }
}

/** A limit that only a person changes fails the order; everything else lets it wait. */
function notSent({ why, words }: Extract<PlacementOutcome, { readonly kind: 'not_sent' }>) {
  const { status, reasonCode } = classifyFailure({ kind: 'not_sent', why });
  return {
    outcome: status === 'failed' ? 'failed' : 'queued',
    reason: { code: reasonCode, words },
  } as const;
}
