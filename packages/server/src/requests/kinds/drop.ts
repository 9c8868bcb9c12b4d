import type { Order } from '@orderwatch/core';
import { changeSet } from '../../db/cycle/change-set.ts';
import { findOrderLife } from '../../db/cycle/load-order-life.ts';
import type { AccountHands } from '../../desk/account-hands.ts';
import { orderAdvice } from '../order-advice.ts';
import type { RequestDeps, RequestPerformer } from '../performer.ts';
import { type Answer, type DeskRequest, done, refuse } from '../request.ts';

const DROPPABLE: ReadonlySet<Order['status']> = new Set(['retry_pending', 'failed', 'rejected']);
const MOST_TRIES = 5;
const FOREIGN = 'It was not placed here, so it is not tried again from here: there is nothing to drop.';

/** Ends an order that is not at the broker: a person does not want it any more. */
export const drop: RequestPerformer = { turn: 'at_once', repeatable: true, perform: dropOrder };

async function dropOrder(deps: RequestDeps, hands: AccountHands, request: DeskRequest): Promise<Answer> {
  const { db, ids, clock } = deps;
  for (let round = 1; round <= MOST_TRIES; round += 1) {
    const life = await findOrderLife(db, { accountId: request.accountId, orderId: request.orderId ?? '' });
    if (life === undefined) return refuse('order_not_found', 'There is no such order.');
    const { order } = life;
    if (order.origin === 'external') return refuse('external_order', FOREIGN, { status: order.status });
    if (!DROPPABLE.has(order.status))
      return refuse('wrong_state', orderAdvice(order), { status: order.status });
    const nowMs = clock.nowMs();
    const dropped: Order = {
      ...order,
      status: 'cancelled',
      cancelledBy: 'user',
      cancelledReason: 'Dropped by its owner',
      updatedAtMs: nowMs,
    };
    const written = await hands.commit(() =>
      changeSet(nowMs, {
        orders: [dropped],
        dueDone: [{ kind: 'retry_expiry', subject: order.id, outcome: { result: 'dropped' } }],
        events: [
          {
            id: ids.next('evt'),
            evidenceId: null,
            draft: {
              kind: 'order.dropped',
              actor: 'user',
              source: 'user',
              orderId: order.id,
              attemptId: null,
              atMs: nowMs,
              data: { was: order.status, channel: request.channel },
            },
          },
        ],
      }),
    );
    if (written.ok) return done('dropped', 'It is dropped and will not be tried again.');
    if (written.error.kind === 'lease_lost') break;
  }
  return refuse('busy', 'The order kept changing, or another instance acts for the account now. Ask again.');
}
