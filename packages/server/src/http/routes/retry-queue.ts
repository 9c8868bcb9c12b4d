import { findAccount } from '../../db/accounts/list-accounts.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf, deskOf } from '../guards/recognise.ts';
import { once } from '../once.ts';
import { Problem } from '../problems.ts';
import { renderRequest, statusOf, throwRefusal } from '../render/request-view.ts';
import { bulkAnswer, bulkRequest, queueOrder, requestView } from '../schemas/order-actions.ts';
import { askFor } from './order-actions.ts';
import { type Api, faults, items, noQuery } from './plugin.ts';

export function retryQueueRoutes(app: Api, deps: HttpDeps): void {
  app.put(
    '/api/v1/user/retry-queue/order',
    {
      config: { access: 'user', scope: 'trade', needsIdempotencyKey: true },
      schema: {
        tags: ['orders'],
        summary: 'Say which queued buys get money first',
        description:
          'The orders that are named come first, in this order; the others of the queue follow by their recommendations. One that is no longer queued changes nothing. Needs the header Idempotency-Key.',
        body: queueOrder,
        querystring: noQuery,
        response: { 200: requestView, 202: requestView, ...faults },
      },
    },
    async (request, reply) =>
      once(deps, request, reply, async (nameOfIts) => {
        const { db, userId } = callerOf(request);
        const { account_id: accountId, order_ids } = request.body;
        if (!(await findAccount(db, { accountId, userId }))) throw new Problem('account_not_found');
        const report = await deskOf(request, deps).request({
          id: nameOfIts('req'),
          accountId,
          userId,
          kind: 'order_queue',
          body: { order_ids },
          channel: 'web',
        });
        throwRefusal(report);
        return { status: statusOf(report), body: renderRequest(report, null) };
      }),
  );

  app.post(
    '/api/v1/user/retry-queue/bulk',
    {
      config: { access: 'user', scope: 'trade', needsIdempotencyKey: true },
      schema: {
        tags: ['orders'],
        summary: 'Try or drop many orders, each by itself',
        description:
          'One answer for each id, in their order: what cannot be done is said there. Needs the header Idempotency-Key.',
        body: bulkRequest,
        querystring: noQuery,
        response: { 200: items(bulkAnswer), ...faults },
      },
    },
    async (request, reply) =>
      once(deps, request, reply, async (nameOfIts) => {
        const { action, ids } = request.body;
        const each = ids.map(async (id) => {
          try {
            const { body } = await askFor(request, deps, id, { id: nameOfIts('req', id), kind: action });
            return { order_id: id, ...body };
          } catch (error) {
            if (error instanceof Problem) return { order_id: id, ...refusal(error) };
            throw error;
          }
        });
        return { status: 200, body: { items: await Promise.all(each) } };
      }),
  );
}

function refusal({ code, facts }: Problem) {
  return {
    state: 'refused' as const,
    code: facts.reason ?? code,
    text: facts.detail ?? 'There is no such order.',
    facts: {},
    order: null,
  };
}
