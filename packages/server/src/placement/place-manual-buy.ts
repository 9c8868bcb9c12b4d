import {
  type Admission,
  type BuyRequest,
  buyRequest,
  checkSession,
  classifyFailure,
  explainReason,
  type Instrument,
  type Order,
  type OrderId,
  type Paise,
  type PlacementReason,
  type Result,
  resolveListing,
  varietyNow,
} from '@orderwatch/core';
import { changeSet } from '../db/cycle/change-set.ts';
import { type Answer, refuse } from '../requests/request.ts';
import { answerRetry, type WhenFacts } from '../retry/answer-retry.ts';
import { notNeeded } from '../retry/write-retry.ts';
import { admitRequest } from './admit-request.ts';
import { draftOrder, tellRecorded } from './draft-order.ts';
import { wishOf } from './place-buy.ts';
import { draftContext } from './place-deps.ts';
import type { PlacingContext } from './placing-context.ts';
import { failureColumns, failureTraces } from './queue-order.ts';
import { type OrderToSend, recordAndSend } from './record-and-send.ts';
import { ownOrders } from './run-context.ts';

export interface ManualBuy {
  /** The id that the order shall have. */
  readonly orderId: OrderId;
  /** As the exchange names the share: "SBIN". */
  readonly symbol: string;
  readonly quantity: number;
  readonly limitPrice: Paise;
  /** Whether we sell what it buys. */
  readonly managed: boolean;
}

type Admitted = Extract<Admission, { readonly kind: 'admitted' }>;
type Queueing = Extract<Admission, { readonly kind: 'queue' }>;

/**
 * Places a buy that a person asks for, through the same gate as every other: only its liquidity is theirs to judge. It
 * takes the place of a queued order of the same share; without the money it waits in the queue itself.
 */
export async function placeManualBuy(context: PlacingContext, wish: ManualBuy): Promise<Answer> {
  const { deps, hands } = context;
  const planned = planManualBuy(context, wish);
  if (!planned.ok) return no(planned.error);
  const { request, instrument } = planned.value;
  const orders = await ownOrders(deps, hands);
  const key = draftOf(context, wish, request, { status: 'placing' }).instrumentKey;
  const queued = orders.find((order) => order.instrumentKey === key && order.status === 'retry_pending');
  const liquidity = { kind: 'accepted_by_person' } as const;
  const asked = { request, instrument, liquidity, orderId: queued?.id ?? null };
  const admission = await admitRequest(context, asked, orders);
  if (admission.kind === 'admitted') return send(context, wish, { admission, queuedId: queued?.id ?? null });
  if (admission.kind !== 'queue') return no(admission.reason);
  return queued === undefined ? queue(context, wish, { request, admission }) : no(admission.reason);
}

function no(reason: PlacementReason): Answer {
  return refuse(reason.code, explainReason(reason));
}

function planManualBuy(
  { deps, readings }: PlacingContext,
  { symbol, quantity, limitPrice }: ManualBuy,
): Result<{ readonly request: BuyRequest; readonly instrument: Instrument }, PlacementReason> {
  const listed = resolveListing(readings.listings.get(symbol) ?? [], symbol);
  if (!listed.ok) return listed;
  const instrument = listed.value;
  const { segment, hasDerivatives } = instrument;
  // Whoever names a price gets that price, whatever the account's own buys are.
  const orderType = 'limit' as const;
  const now = deps.clock.nowMs();
  const question = { calendar: deps.calendar, now, segment, hasDerivatives, orderType };
  const variety = varietyNow(question) ?? 'amo';
  const session = checkSession(question, variety);
  if (!session.ok) return session;
  const tradingDay = session.value;
  const request = buyRequest({ instrument, quantity, limitPrice, orderType, variety, tradingDay });
  return { ok: true, value: { request, instrument } };
}

function draftOf(
  { deps, hands }: PlacingContext,
  { orderId, managed }: ManualBuy,
  request: BuyRequest,
  born: Pick<Order, 'status'> & Partial<Order>,
): Order {
  const context = draftContext(deps, hands, null);
  return draftOrder(context, wishOf(request), { ...born, id: orderId, origin: 'manual', managed });
}

async function send(
  context: PlacingContext,
  wish: ManualBuy,
  { admission, queuedId }: { readonly admission: Admitted; readonly queuedId: OrderId | null },
): Promise<Answer> {
  const { approved: request, requiredCash, availableCash } = admission;
  const report = await recordAndSend(context, {
    order: draftOf(context, wish, request, { status: 'placing', requiredCash, availableCash }),
    born: { recommendation: null },
    number: 1,
    request,
    actor: 'user',
    capability: null,
    together: queuedId === null ? {} : await endQueued(context, queuedId, wish.orderId),
    rowFor: () => null,
  });
  if (report.kind !== 'settled') return answerRetry({ kind: 'overtaken' }, whenOf(context));
  return answerRetry({ kind: 'sent', outcome: report.outcome, order: report.sent.order }, whenOf(context));
}

/** What has to be written so that the queued order of the share ends with this one. */
async function endQueued(
  { deps, hands }: PlacingContext,
  queuedId: OrderId,
  linkedOrderId: OrderId,
): Promise<NonNullable<OrderToSend['together']>> {
  const life = await hands.records.findOrderLife(queuedId);
  if (life?.order.status !== 'retry_pending') return {};
  const ended = notNeeded(life.order, {
    linkedOrderId,
    why: 'bought_by_hand',
    words: 'You bought it by hand meanwhile',
    nowMs: deps.clock.nowMs(),
  });
  const event = { id: deps.ids.next('evt'), evidenceId: null, draft: ended.event };
  return { orders: [ended.order], events: [event], dueDone: ended.dueDone };
}

async function queue(
  context: PlacingContext,
  wish: ManualBuy,
  { request, admission }: { readonly request: BuyRequest; readonly admission: Queueing },
): Promise<Answer> {
  const { deps, hands } = context;
  const nowMs = deps.clock.nowMs();
  const words = explainReason(admission.reason);
  const { requiredCash, availableCash, shortfall, reason } = admission;
  const failure = {
    class: classifyFailure({ kind: 'check', reason }),
    words,
    requiredCash,
    availableCash,
    shortfall,
  };
  const order = draftOf(context, wish, request, failureColumns(deps.calendar, failure, nowMs, null));
  const traces = failureTraces(order, null, nowMs, deps.ids);
  const written = await hands.commit(() =>
    changeSet(nowMs, {
      newOrders: [{ order, recommendation: null }],
      newDue: traces.due,
      events: [tellRecorded(order, null, nowMs, 'user'), traces.event].map((draft) => ({
        id: deps.ids.next('evt'),
        evidenceId: null,
        draft,
      })),
    }),
  );
  if (!written.ok) return answerRetry({ kind: 'overtaken' }, whenOf(context));
  return answerRetry({ kind: 'waits', code: reason.code, words, order }, whenOf(context));
}

function whenOf({ deps, settings }: PlacingContext): WhenFacts {
  return { calendar: deps.calendar, retryTime: settings.retryTime, nowMs: deps.clock.nowMs() };
}
