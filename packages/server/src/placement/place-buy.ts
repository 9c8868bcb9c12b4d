import {
  type Admission,
  type Approved,
  admitBuy,
  type BrokerPort,
  type BuyRequest,
  mayResend,
  type Order,
  type PlacementOutcome,
} from '@orderwatch/core';
import { changeSet, type RunRow } from '../db/cycle/change-set.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import {
  draftAttempt,
  draftCommand,
  draftOrder,
  recommendationRecord,
  recordedEvent,
  requestRecord,
  type WishedBuy,
} from './draft-order.ts';
import { type BuyToPlace, draftContext, newTag, type PlaceDeps, type PlaceResult } from './place-deps.ts';
import { ALREADY_ORDERED, skipBuy } from './record-unplaced-buy.ts';
import { rowFor } from './run-rows.ts';
import { type Sending, sendAttempt } from './send-attempt.ts';

/** Records the order with its attempt, then sends it. An order that the database already has for the day is skipped. */
export async function placeBuy(
  deps: PlaceDeps,
  hands: AccountHands,
  broker: BrokerPort,
  buy: BuyToPlace,
  admitted: Extract<Admission, { readonly kind: 'admitted' }>,
): Promise<PlaceResult> {
  const request = admitted.approved;
  const { requiredCash, availableCash } = admitted;
  const context = draftContext(deps, hands, buy.runId);
  const tag = newTag(deps);
  const order = draftOrder(context, wishOf(request), { status: 'placing', requiredCash, availableCash });
  const attempt = draftAttempt(context, order, 1, tag);
  const command = draftCommand(context, order, attempt);
  const written = await hands.commit(() =>
    changeSet(context.nowMs, {
      newOrders: [{ order, recommendation: recommendationRecord(buy.recommendation) }],
      newAttempts: [{ attempt, request: requestRecord(request, tag) }],
      newCommands: [command],
      events: [
        { id: deps.ids.next('evt'), evidenceId: null, draft: recordedEvent(order, attempt, context.nowMs) },
      ],
      runRows: [rowFor(buy, { outcome: 'unconfirmed', reason: null, orderId: order.id })],
    }),
  );
  if (!written.ok) {
    return written.error.kind === 'already_ordered'
      ? skipBuy(deps, hands, buy, ALREADY_ORDERED)
      : 'lease_lost';
  }
  await deps.reached('placement:recorded');
  const rowOf = (outcome: PlacementOutcome): RunRow =>
    rowFor(buy, { ...rowOutcome(outcome), orderId: order.id });
  const first = await sendAttempt(deps, hands, broker, {
    order,
    attempt,
    command,
    request,
    tag,
    rowFor: rowOf,
  });
  if (first.kind === 'lease_lost') return 'lease_lost';
  if (!(first.outcome.kind === 'refused' && mayResend(first.outcome))) return 'written';
  return sendAgain(deps, hands, broker, { buy, order: first.sent.order, request, rowFor: rowOf });
}

/** Only the session was refused, so the order never entered: once, with a new session, it may go again. */
async function sendAgain(
  deps: PlaceDeps,
  hands: AccountHands,
  broker: BrokerPort,
  parts: {
    readonly buy: BuyToPlace;
    readonly order: Order;
    readonly request: Approved<BuyRequest>;
    readonly rowFor: Sending['rowFor'];
  },
): Promise<PlaceResult> {
  await hands.broker()?.keepSession();
  const context = draftContext(deps, hands, parts.buy.runId);
  const tag = newTag(deps);
  const order: Order = {
    ...parts.order,
    status: 'placing',
    updatedAtMs: context.nowMs,
    lastRetryAttemptMs: context.nowMs,
  };
  const attempt = draftAttempt(context, order, 2, tag);
  const command = draftCommand(context, order, attempt);
  const written = await hands.commit(() =>
    changeSet(context.nowMs, {
      orders: [order],
      newAttempts: [{ attempt, request: requestRecord(parts.request, tag) }],
      newCommands: [command],
      events: [
        { id: deps.ids.next('evt'), evidenceId: null, draft: recordedEvent(order, attempt, context.nowMs) },
      ],
    }),
  );
  if (!written.ok) return written.error.kind === 'lease_lost' ? 'lease_lost' : 'written';
  const again = await sendAttempt(deps, hands, broker, {
    order: { ...order, version: order.version + 1 },
    attempt,
    command,
    request: parts.request,
    tag,
    rowFor: parts.rowFor,
  });
  return again.kind === 'lease_lost' ? 'lease_lost' : 'written';
}

/** Asks the broker for the margin, and the one gate of every placement for its answer. */
export async function admit(
  broker: Pick<BrokerPort, 'checkMargin'>,
  question: Omit<Parameters<typeof admitBuy>[0], 'margin' | 'now'>,
  nowMs: () => number,
): Promise<Admission> {
  const margin = await broker.checkMargin(question.request);
  return admitBuy({ ...question, margin, now: nowMs() });
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
      return { outcome: 'queued', reason: { code: 'not_sent', words: outcome.words } };
    case 'refused':
      return { outcome: 'failed', reason: { code: outcome.code, words: outcome.words } };
  }
}
