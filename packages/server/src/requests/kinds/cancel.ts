import { endLeftOver, isLeftOver } from '@orderwatch/core';
import type { AccountHands } from '../../desk/account-hands.ts';
import { writeDecisions } from '../../divergences/write-decisions.ts';
import { changeOrder } from '../../placement/change-order.ts';
import type { RequestDeps, RequestPerformer } from '../performer.ts';
import { type Answer, type DeskRequest, done, refuse } from '../request.ts';
import { findWorkingOrder, type WorkingOrder } from '../working-order.ts';

/**
 * Asks the broker to cancel a working order. It may be asked again as often as one likes: the target is one order. One that
 * is left over from an earlier day is over without asking; what the broker still knows of it counts first.
 */
export const cancel: RequestPerformer = { turn: 'at_once', repeatable: true, perform };

async function perform(deps: RequestDeps, hands: AccountHands, request: DeskRequest): Promise<Answer> {
  const found = await findWorkingOrder(hands, request);
  if (found.kind === 'not') return found.answer;
  const { life, attempt, broker } = found;
  if (isLeftOver(life.order, attempt, deps.clock.nowMs())) return end(deps, hands, request, found);
  const result = await changeOrder(deps, hands, broker, {
    order: life.order,
    attempt,
    wish: { kind: 'cancel' },
    actor: 'user',
    action: { kind: 'cancel', byPerson: true },
  });
  if (result.kind === 'lease_lost') {
    return refuse('busy', 'Another instance acts for the account now. Look at the order, then ask again.');
  }
  const { outcome } = result;
  switch (outcome.kind) {
    case 'refused':
      return refuse('refused_by_broker', `The broker refused to cancel it: "${outcome.words}"`);
    case 'not_sent':
      return refuse('not_sent', `Nothing was sent: ${outcome.words}.`);
    case 'unknown':
      await hands.freshBook();
      return answerByBook(hands, request, 'No answer came that can be trusted; you may ask again.');
    case 'accepted':
      await hands.freshBook();
      return answerByBook(hands, request, 'The broker has taken the cancellation; the order book will tell.');
  }
}

async function end(
  deps: RequestDeps,
  hands: AccountHands,
  request: DeskRequest,
  { attempt }: Extract<WorkingOrder, { readonly kind: 'working' }>,
): Promise<Answer> {
  await hands.lookUp(attempt.brokerOrderId);
  const life = await hands.records.findOrderLife(request.orderId ?? '');
  const decision = life === undefined ? null : endLeftOver(life, deps.clock.nowMs());
  if (life === undefined || decision === null) return answerByBook(hands, request, 'Look at the order.');
  const written = await writeDecisions(deps, hands, [life], [decision]);
  if (written !== 'written')
    return refuse('busy', 'The order has changed meanwhile. Look at it, then ask again.');
  const { executionQty, quantity } = life.order;
  return done(
    'ended',
    `Its day is over, and nobody saw its end. It counts as ended with ${executionQty} of ${quantity} shares filled; if the broker's app shows more, correct your position.`,
    { order_id: life.order.id, status: decision.status?.to ?? life.order.status },
  );
}

async function answerByBook(hands: AccountHands, request: DeskRequest, otherwise: string): Promise<Answer> {
  const orderId = request.orderId ?? '';
  const status = (await hands.records.findOrderLife(orderId))?.order.status ?? null;
  const facts = { order_id: orderId, status };
  if (status === 'cancelled') return done('cancelled', 'It is cancelled.', facts);
  return status === 'amo' || status === 'pending_execution'
    ? done('cancel_requested', otherwise, facts)
    : done('ended', `It has ended meanwhile: it is ${status}.`, facts);
}
