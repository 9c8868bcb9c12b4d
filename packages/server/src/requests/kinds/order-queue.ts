import { changeSet } from '../../db/cycle/change-set.ts';
import { loadRetryQueue } from '../../db/retry/load-retry-queue.ts';
import type { AccountHands } from '../../desk/account-hands.ts';
import { readQueueWish } from '../bodies.ts';
import type { RequestDeps, RequestPerformer } from '../performer.ts';
import { type Answer, type DeskRequest, done, refuse } from '../request.ts';

/**
 * Puts the retry queue into the order that its owner wants: what comes first gets the money first. In the turn of
 * placing, so that a try under way ends by the order that it began with.
 */
export const orderQueue: RequestPerformer = { turn: 'placing', repeatable: true, perform };

async function perform(deps: RequestDeps, hands: AccountHands, request: DeskRequest): Promise<Answer> {
  const { db, ids, clock } = deps;
  const wished = readQueueWish(request.body);
  const queued = new Set<string>((await loadRetryQueue(db, request.accountId)).map(({ id }) => id));
  const gone = wished.filter((id) => !queued.has(id));
  if (gone.length > 0) {
    const text = `${gone.length} of these orders ${gone.length === 1 ? 'is' : 'are'} no longer in the queue. Look at it again.`;
    return refuse('not_queued', text, { orders: gone });
  }
  const atMs = clock.nowMs();
  const draft = {
    kind: 'account.queue_ordered',
    actor: 'user',
    source: 'user',
    orderId: null,
    attemptId: null,
    atMs,
    data: { orders: wished.length, order: wished.join(' '), channel: request.channel },
  } as const;
  const written = await hands.commit(() =>
    changeSet(atMs, {
      queueOrder: wished,
      events: [{ id: ids.next('evt'), evidenceId: null, draft }],
    }),
  );
  if (!written.ok) return refuse('busy', 'Another instance acts for the account now. Ask again.');
  return wished.length === 0
    ? done('as_recommended', 'The queue follows the recommendations again.')
    : done('ordered', 'The queue is in the new order.');
}
