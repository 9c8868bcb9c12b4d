import type { TakeoverStep } from '../desk/takeover.ts';
import { newOrderIdOf } from './new-order-id.ts';
import { performerOf } from './perform-request.ts';
import type { DeskRequest } from './request.ts';

/**
 * What a holder that died left under way. Whatever can send is never carried out twice: its orders were settled by
 * `recoverAccount` before, and the answer names what they are now. The rest is begun again.
 */
export const settleInterruptedRequests: TakeoverStep = async ({ parts, hands }) => {
  const { requests, findOrderLife } = hands.records;
  for (const request of await requests.loadWorking()) {
    if (performerOf(request)?.repeatable) {
      await requests.requeue(request.id);
      continue;
    }
    const life = await findOrderLife(orderOf(request));
    const status = life?.order.status ?? null;
    const text =
      status === null
        ? 'The program ended before anything was recorded. Nothing was sent; ask again.'
        : `The program ended while it was carried out. The order is ${status} now; ask again if that is not what you want.`;
    const answer = { state: 'failed', code: 'interrupted', text, facts: { status } } as const;
    await requests.answer(request.id, answer, parts.clock.nowMs());
  }
};

/** The order that a request is about, or the one that it would have recorded. */
function orderOf(request: Pick<DeskRequest, 'id' | 'orderId'>): string {
  return request.orderId ?? newOrderIdOf(request);
}
