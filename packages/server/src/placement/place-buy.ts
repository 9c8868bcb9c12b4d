import {
  type Admission,
  type Approved,
  admitBuy,
  type BrokerPort,
  type BuyRequest,
  CLIENT_TAG_RANDOM_BYTES,
  classifyFailure,
  explainReason,
  type FailReason,
  type Instrument,
  makeClientTag,
  mayResend,
  type Order,
  type Paise,
  type PlacementOutcome,
  type PlacementReason,
  type Recommendation,
  type RefuseReason,
  type SkipReason,
  toId,
} from '@orderwatch/core';
import { changeSet, type RunRow } from '../db/cycle/change-set.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { RandomBytes } from '../ids.ts';
import {
  type DraftContext,
  draftAttempt,
  draftCommand,
  draftOrder,
  recommendationRecord,
  recordedEvent,
  requestRecord,
  type WishedBuy,
} from './draft-order.ts';
import { type Failure, failureColumns, failureTraces } from './queue-order.ts';
import { type RowPlace, rowFor } from './run-rows.ts';
import { type SendDeps, type Sending, sendAttempt } from './send-attempt.ts';

export interface PlaceDeps extends SendDeps {
  readonly random: RandomBytes;
  /** Two characters that tell this installation's tags from another's. */
  readonly installation: string;
}

export interface BuyToPlace extends RowPlace {
  readonly runId: string;
  readonly recommendation: Recommendation;
}

/** A new wish that did not come to be sent; the lease may be gone, too. */
export type PlaceResult = 'written' | 'lease_lost';

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
  const context = contextOf(deps, hands, buy.runId);
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
    return written.error.kind === 'already_ordered' ? skipBuy(deps, hands, buy, ALREADY) : 'lease_lost';
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
  const context = contextOf(deps, hands, parts.buy.runId);
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
  const context = contextOf(deps, hands, buy.runId);
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
      events: [recordedEvent(order, null, context.nowMs), traces.event].map((draft) => ({
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
  return written.error.kind === 'already_ordered' ? skipBuy(deps, hands, buy, ALREADY) : 'lease_lost';
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

const ALREADY = { code: 'already_ordered_today', words: 'It was ordered for the same trading day already.' };

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

function contextOf(deps: PlaceDeps, hands: AccountHands, runId: string): DraftContext {
  const { id, userId } = hands.facts();
  return {
    ids: deps.ids,
    accountId: toId('acc', id),
    userId: toId('usr', userId),
    runId,
    nowMs: deps.clock.nowMs(),
  };
}

function newTag({ random, installation }: PlaceDeps) {
  return makeClientTag(installation, random(CLIENT_TAG_RANDOM_BYTES));
}
