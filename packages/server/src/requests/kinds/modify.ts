import {
  type BrokerOrder,
  explainModifyRefusal,
  type Instrument,
  isBeingChanged,
  type ModifyPlan,
  planModify,
  type Snapshot,
} from '@orderwatch/core';
import { findOrderLife } from '../../db/cycle/load-order-life.ts';
import type { AccountHands } from '../../desk/account-hands.ts';
import { changeOrder } from '../../placement/change-order.ts';
import { readModifyWish } from '../bodies.ts';
import type { RequestDeps, RequestPerformer } from '../performer.ts';
import { type Answer, type DeskRequest, done, refuse } from '../request.ts';
import { findWorkingOrder } from '../working-order.ts';

/** Changes price or quantity of a working order. Never begun again: a second one could undo a third. */
export const modify: RequestPerformer = { turn: 'placing', repeatable: false, perform };

async function perform(deps: RequestDeps, hands: AccountHands, request: DeskRequest): Promise<Answer> {
  const first = await findWorkingOrder(hands, request);
  if (first.kind === 'not') return first.answer;
  const book = await hands.freshBook();
  if (book === null)
    return refuse('book_unavailable', 'The order book could not be read, so nothing is changed.');
  // The reading can have told that it has ended meanwhile.
  const found = await findWorkingOrder(hands, request);
  if (found.kind === 'not') return found.answer;
  const { life, attempt, broker } = found;
  if (isBeingChanged(attempt, life.commands, deps.clock.nowMs())) {
    return refuse(
      'change_pending',
      'An earlier change of it is still under way; it has to be settled first.',
    );
  }
  const row = rowOf(book, attempt.brokerOrderId);
  if (row === undefined)
    return refuse('not_in_book', "The broker's book does not show it, so nothing is changed.");
  const instrument = await listingOf(hands, row);
  if (instrument === undefined)
    return refuse('not_listed', "The broker's list of today does not have the share.");
  const plan = planModify({ order: life.order, row, instrument, wish: readModifyWish(request.body) });
  if (plan.kind === 'refuse') return refuse(plan.reason.code, explainModifyRefusal(plan.reason));
  const { side, instrument: share } = life.order;
  const { quantity, limitPrice: price } = plan.change;
  const result = await changeOrder(deps, hands, broker, {
    order: life.order,
    attempt,
    wish: plan,
    actor: 'user',
    action: {
      kind: 'modify',
      side,
      symbol: share.symbol,
      quantity,
      price,
      referenceClose: null,
      capability: null,
    },
  });
  if (result.kind === 'lease_lost') {
    return refuse('busy', 'Another instance acts for the account now. Look at the order, then ask again.');
  }
  return answerModify(deps, hands, request, { outcome: result.outcome, plan });
}

function rowOf(book: Snapshot, brokerOrderId: string): BrokerOrder | undefined {
  const rows = book.kind === 'complete' ? book.rows : [];
  return rows.find((row) => row.brokerOrderId === brokerOrderId);
}

async function listingOf(hands: AccountHands, row: BrokerOrder): Promise<Instrument | undefined> {
  const { segment, token } = row;
  if (segment !== 'nse_cm' && segment !== 'bse_cm') return undefined;
  const reading = await hands.broker()?.reading.readInstruments([{ segment, token }]);
  return reading?.kind === 'complete' || reading?.kind === 'partial' ? reading.rows[0] : undefined;
}

async function answerModify(
  deps: RequestDeps,
  hands: AccountHands,
  request: DeskRequest,
  {
    outcome,
    plan,
  }: {
    readonly outcome: Extract<Awaited<ReturnType<typeof changeOrder>>, { kind: 'settled' }>['outcome'];
    readonly plan: Extract<ModifyPlan, { readonly kind: 'modify' }>;
  },
): Promise<Answer> {
  if (outcome.kind === 'refused') {
    return refuse('refused_by_broker', `The broker refused the change: "${outcome.words}"`);
  }
  if (outcome.kind === 'not_sent') return refuse('not_sent', `Nothing was sent: ${outcome.words}.`);
  await hands.freshBook();
  const of = { accountId: request.accountId, orderId: request.orderId ?? '' };
  const order = (await findOrderLife(deps.db, of))?.order;
  const facts = { order_id: of.orderId, status: order?.status ?? null };
  const { quantity, limitPrice } = plan.change;
  if (order?.quantity === quantity && order.limitPrice === limitPrice) {
    return done('modified', 'It is changed.', facts);
  }
  return outcome.kind === 'accepted'
    ? done('modify_requested', 'The broker has taken the change; the order book will tell.', facts)
    : done(
        'unconfirmed',
        'No answer came that can be trusted; the order book will tell. Do not change it again before.',
        facts,
      );
}
