import type { HttpDeps } from '../deps.ts';
import { once } from '../once.ts';
import { Problem } from '../problems.ts';
import { bulkAnswer, bulkRequest } from '../schemas/order-actions.ts';
import { askFor } from './order-actions.ts';
import { type Api, faults, items, noQuery } from './plugin.ts';

export function retryQueueRoutes(app: Api, deps: HttpDeps): void {
  app.post(
    '/api/v1/user/retry-queue/bulk',
    {
      config: { access: 'user', needsIdempotencyKey: true },
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
      once(deps, request, reply, async () => {
        const { action, ids } = request.body;
        const each = ids.map(async (id) => {
          try {
            const { body } = await askFor(request, deps, id, { kind: action });
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
