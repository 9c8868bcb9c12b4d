import type { JsonObject } from '@orderwatch/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findOrder } from '../../db/orders/find-order.ts';
import { listCandidates } from '../../divergences/list-candidates.ts';
import { orderAdvice } from '../../requests/order-advice.ts';
import type { RequestKind, RequestReport } from '../../requests/request.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf, deskOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { renderCandidate } from '../render/divergence-view.ts';
import { candidateView, careDecision, resolution, settledView } from '../schemas/divergence.ts';
import { type Api, byId, faults, items, noQuery } from './plugin.ts';

const tags = ['divergences'];
const answers = { 200: settledView, 202: settledView, ...faults };

export function resolveRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    '/api/v1/user/orders/:id/candidates',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'Orders at the broker that may be this unconfirmed one',
        description:
          'By instrument, side, quantity and time. They are offered; only our tag or a person links.',
        params: byId,
        querystring: noQuery,
        response: { 200: items(candidateView), ...faults },
      },
    },
    async (request) => {
      const { db } = callerOf(request);
      const order = await ownOrder(request, request.params.id);
      const candidates = await listCandidates(db, { accountId: order.account_id, orderId: order.id });
      if (candidates === null) {
        throw new Problem('wrong_state', {
          detail: `Nothing is unconfirmed, so there is nothing to decide. ${orderAdvice(order)}`,
        });
      }
      return { items: candidates.map(renderCandidate) };
    },
  );

  app.post(
    '/api/v1/user/orders/:id/resolve',
    {
      config: { access: 'user', scope: 'person' },
      schema: {
        tags,
        summary: 'Settle an unconfirmed order by your decision',
        description:
          '`placed_as` names the order that the broker shows, `not_placed` says that there is none. Either is taken two minutes after the sending at the earliest, and after a complete reading of the book since. Nothing is sent.',
        params: byId,
        body: resolution,
        querystring: noQuery,
        response: answers,
      },
    },
    async (request, reply) =>
      decide(request, reply, deps, {
        kind: 'resolve_unconfirmed',
        orderId: request.params.id,
        body: { ...request.body },
      }),
  );

  app.post(
    '/api/v1/user/orders/:id/care',
    {
      config: { access: 'user', scope: 'person' },
      schema: {
        tags,
        summary: 'Put what an order from elsewhere bought under our care, or let go of it',
        description:
          'Under our care its shares are sold like our own. The order itself is never changed by that.',
        params: byId,
        body: careDecision,
        querystring: noQuery,
        response: answers,
      },
    },
    async (request, reply) =>
      decide(request, reply, deps, {
        kind: 'adopt_external',
        orderId: request.params.id,
        body: { ...request.body },
      }),
  );
}

async function ownOrder(request: FastifyRequest, orderId: string) {
  const { db, userId } = callerOf(request);
  const order = await findOrder(db, { userId, orderId });
  if (!order) throw new Problem('order_not_found');
  return order;
}

async function decide(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: HttpDeps,
  wish: { readonly kind: RequestKind; readonly orderId: string; readonly body: JsonObject },
): Promise<FastifyReply> {
  const { userId } = callerOf(request);
  const order = await ownOrder(request, wish.orderId);
  const desk = deskOf(request, deps);
  const report = await desk.request({ ...wish, accountId: order.account_id, userId, channel: 'web' });
  return reply.code(report.state === 'done' ? 200 : 202).send(renderSettled(report));
}

/** Where a decision stands; one that could not be carried out is a problem with its reason. */
function renderSettled({ requestId, state, answer }: RequestReport) {
  const detail = answer === null ? {} : { detail: answer.text, reason: answer.code };
  if (state === 'failed') throw new Problem('internal', detail);
  if (state === 'refused') {
    throw new Problem(answer?.code === 'number_unknown' ? 'number_unknown' : 'wrong_state', detail);
  }
  return { request_id: requestId, state, code: answer?.code ?? null, text: answer?.text ?? null };
}
