import {
  admitSell,
  explainSellReason,
  instrumentKey,
  type OrderId,
  type Paise,
  type Position,
  type SellAdmissionInput,
  type SellMarket,
  sellRequest,
} from '@orderwatch/core';
import { dayNumber } from '../db/cycle/records.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { DeskParts } from '../desk/desk-parts.ts';
import { type Answer, done, refuse } from '../requests/request.ts';
import { isoDay, type PlannedSells, planSells } from '../sells/plan-sells.ts';
import { sellsWish } from '../sells/sells-wish.ts';
import { draftOrder } from './draft-order.ts';
import { draftContext } from './place-deps.ts';
import { recordAndSend } from './record-and-send.ts';

export interface ManualSell {
  /** The id that the order shall have. */
  readonly orderId: OrderId;
  /** As the exchange names the share: "SBIN". */
  readonly symbol: string;
  readonly quantity: number;
  readonly limitPrice: Paise;
}

/**
 * Sells shares of an open position at a person's own price, through the gate of all sells. Only what was bought here is
 * sold from here, and never more than the position owns. To be called in a placing turn.
 */
export async function placeManualSell(
  deps: DeskParts,
  hands: AccountHands,
  wish: ManualSell,
): Promise<Answer> {
  const broker = hands.broker();
  if (broker === null) return refuse('no_credentials', 'The account has no credentials.');
  if (broker.placing === null)
    return refuse('read_only', 'The account is read-only: nothing can be placed from here.');
  const snapshot = await hands.freshBook();
  if (snapshot === null)
    return refuse('book_unavailable', 'The order book could not be read, so nothing is placed.');
  const sells = await hands.records.loadSells(sellsWish(deps.clock.nowMs()));
  const context = { parts: deps, hands, workQueues: () => {} };
  const planned = await planSells(context, { snapshot, complete: true, lacksFeed: false }, sells, true);
  const position = planned.input.positions.find(({ instrument }) => instrument.symbol === wish.symbol);
  if (position === undefined) {
    return refuse(
      'no_position',
      `No open position of ${wish.symbol} was bought here; only such are sold from here.`,
    );
  }
  const market = planned.input.markets.get(position.instrumentKey);
  if (market === undefined)
    return refuse('not_listed', "The broker's list of today does not have the share.");
  const readings = {
    now: deps.clock.nowMs(),
    placing: hands.placing(),
    book: snapshot,
    holdings: planned.input.shares.holdings,
    todaysPositions: planned.input.shares.todaysPositions,
    orders: [],
  };
  return send(deps, hands, { wish, question: questionOf(wish, planned, { position, market, readings }) });
}

function questionOf(
  { quantity, limitPrice }: ManualSell,
  { input }: PlannedSells,
  about: {
    readonly position: Position;
    readonly market: SellMarket;
    readonly readings: SellAdmissionInput['readings'];
  },
): SellAdmissionInput {
  const { position, market, readings } = about;
  const { instrument, auctionReference } = market;
  const tradingDay = dayNumber(isoDay(readings.now));
  const { calendar, settings, selling, ddpi, sells } = input;
  return {
    calendar,
    settings,
    selling,
    ddpi,
    sells,
    readings,
    actor: 'user',
    position,
    instrument,
    auctionReference,
    request: sellRequest({ positionId: position.id, instrument, quantity, limitPrice, tradingDay }),
    replacing: null,
  };
}

async function send(
  deps: DeskParts,
  hands: AccountHands,
  { wish, question }: { readonly wish: ManualSell; readonly question: SellAdmissionInput },
): Promise<Answer> {
  const admission = admitSell(question);
  if (admission.kind === 'refuse') return refuse(admission.reason.code, explainSellReason(admission.reason));
  const broker = hands.broker();
  if (broker === null) return refuse('no_credentials', 'The account has no credentials.');
  const { approved } = admission;
  const { instrument, quantity, orderType, limitPrice, variety, tradingDay, positionId } = approved;
  const order = draftOrder(
    draftContext(deps, hands, null),
    { instrument, quantity, orderType, limitPrice, variety, tradingDay },
    {
      status: 'placing',
      id: wish.orderId,
      side: 'sell',
      origin: 'manual',
      positionId,
      instrumentKey: instrumentKey(instrument),
    },
  );
  const report = await recordAndSend(
    { deps, hands, broker },
    {
      order,
      born: { recommendation: null },
      number: 1,
      request: approved,
      actor: 'user',
      capability: null,
      rowFor: () => null,
    },
  );
  if (report.kind !== 'settled') {
    return refuse('busy', 'Another instance acts for the account now. Look at the orders, then ask again.');
  }
  const { outcome } = report;
  const facts = { order_id: order.id, status: report.sent.order.status };
  switch (outcome.kind) {
    case 'accepted':
      return done('placed', `Placed at the exchange, as order ${outcome.brokerOrderId}.`, facts);
    case 'unknown':
      return done(
        'unconfirmed',
        `Sent, and no answer that can be trusted: ${outcome.words}. The book is searched for it.`,
        facts,
      );
    case 'refused':
      return done('refused_by_broker', `The broker refused it: "${outcome.words}"`, facts);
    case 'not_sent':
      return done('not_sent', `Nothing was sent: ${outcome.words}.`, facts);
  }
}
