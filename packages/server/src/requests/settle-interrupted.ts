import { findOrderLife } from '../db/cycle/load-order-life.ts';
import { answerRequest, loadWorkingRequests, requeueRequest } from '../db/requests/request-state.ts';
import type { AccountContext } from '../desk/account-context.ts';
import { newOrderIdOf } from './new-order-id.ts';
import { performerOf } from './perform-request.ts';
import type { DeskRequest } from './request.ts';

/**
 * What a holder that died left under way. Whatever can send is never carried out twice: its orders were settled by
 * `recoverAccount` before, and the answer names what they are now. The rest is begun again.
 */
export async function settleInterruptedRequests({ parts, hands }: AccountContext): Promise<void> {
  const { db, clock } = parts;
  for (const request of await loadWorkingRequests(db, hands.facts().id)) {
    if (performerOf(request)?.repeatable) {
      await requeueRequest(db, request.id);
      continue;
    }
    const life = await findOrderLife(db, { accountId: request.accountId, orderId: orderOf(request) });
    const status = life?.order.status ?? null;
    const text =
      status === null
        ? 'The program ended before anything was recorded. Nothing was sent; ask again.'
        : `The program ended while it was carried out. The order is ${status} now; ask again if that is not what you want.`;
    const answer = { state: 'failed', code: 'interrupted', text, facts: { status } } as const;
    await answerRequest(db, request.id, answer, clock.nowMs());
  }
}

/** The order that a request is about, or the one that it would have recorded. */
function orderOf(request: Pick<DeskRequest, 'id' | 'orderId'>): string {
  return request.orderId ?? newOrderIdOf(request);
}
