import { whyNotRetryable } from '@orderwatch/core';
import type { AccountHands } from '../../desk/account-hands.ts';
import { openTurn } from '../../placement/open-turn.ts';
import { answerRetry, refuseRetry } from '../../retry/answer-retry.ts';
import { retryOrder } from '../../retry/retry-order.ts';
import type { RequestDeps, RequestPerformer } from '../performer.ts';
import { type Answer, type DeskRequest, refuse } from '../request.ts';

/** A person asks for one order to be tried again, now. */
export const retry: RequestPerformer = { turn: 'placing', repeatable: false, perform };

async function perform(deps: RequestDeps, hands: AccountHands, request: DeskRequest): Promise<Answer> {
  const orderId = request.orderId ?? '';
  const life = await hands.records.findOrderLife(orderId);
  if (life === undefined) return refuse('order_not_found', 'There is no such order.');
  const why = whyNotRetryable(life.order, 'user');
  if (why !== null) return refuseRetry(why, life.order);
  const turn = await openTurn(deps, hands, ['placing', 'retries']);
  if (turn.kind === 'shut') return turn.answer;
  const result = await retryOrder(turn.context, orderId, 'user');
  return answerRetry(result, {
    calendar: deps.calendar,
    retryTime: turn.context.settings.retryTime,
    nowMs: deps.clock.nowMs(),
  });
}
