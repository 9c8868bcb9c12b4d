import type { FastifyReply, FastifyRequest } from 'fastify';
import { findAccount } from '../../db/accounts/list-accounts.ts';
import { findOrder } from '../../db/orders/find-order.ts';
import { findRequestOf } from '../../db/requests/find-request.ts';
import type { RequestWish } from '../../requests/request.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf, deskOf } from '../guards/recognise.ts';
import { type Answer, once } from '../once.ts';
import { Problem } from '../problems.ts';
import { renderOrder } from '../render/order-view.ts';
import { renderRequest, statusOf, throwRefusal } from '../render/request-view.ts';
import { newOrder, orderChange, requestView } from '../schemas/order-actions.ts';
import { type Api, byId, faults, noQuery } from './plugin.ts';

const answers = { 200: requestView, 202: requestView, ...faults };
const base = { tags: ['orders'], querystring: noQuery, response: answers };
const MONEY = 'Needs the header Idempotency-Key. 202 when it is recorded and not carried out yet.';

export function orderActionRoutes(app: Api, deps: HttpDeps): void {
  app.post(
    '/api/v1/user/orders',
    {
      config: { access: 'user', scope: 'trade', needsIdempotencyKey: true },
      schema: {
        ...base,
        summary: 'Place an order of your own',
        description: `At your limit, through the same checks as every other; a buy's liquidity is yours to judge. Orders at the market are not offered. ${MONEY}`,
        body: newOrder,
      },
      preValidation: async ({ body }) => refuseOtherTypes(body),
    },
    async (request, reply) =>
      once(deps, request, reply, async (nameOfIts) => {
        const { account_id: accountId, order_type: _, ...body } = request.body;
        const { db, userId } = callerOf(request);
        const account = await findAccount(db, { userId, accountId });
        if (!account) throw new Problem('account_not_found');
        return ask(request, deps, { id: nameOfIts('req'), kind: 'place', accountId, body });
      }),
  );

  app.patch(
    '/api/v1/user/orders/:id',
    {
      config: { access: 'user', scope: 'trade', needsIdempotencyKey: true },
      schema: {
        ...base,
        summary: 'Change price or quantity of a working order',
        description: MONEY,
        params: byId,
        body: orderChange,
      },
    },
    async (request, reply) => {
      const { limit_price, quantity } = request.body;
      const body = {
        ...(limit_price !== undefined && { limit_price }),
        ...(quantity !== undefined && { quantity }),
      };
      return onOrder(request, reply, deps, { kind: 'modify', body });
    },
  );

  app.post(
    '/api/v1/user/orders/:id/cancel',
    {
      config: { access: 'user', scope: 'trade', needsIdempotencyKey: true },
      schema: {
        ...base,
        summary: 'Ask the broker to cancel a working order',
        description: `It may be asked again under a new key. ${MONEY}`,
        params: byId,
      },
    },
    async (request, reply) => onOrder(request, reply, deps, { kind: 'cancel' }),
  );

  app.post(
    '/api/v1/user/orders/:id/retry',
    {
      config: { access: 'user', scope: 'trade', needsIdempotencyKey: true },
      schema: {
        ...base,
        summary: 'Try a queued, failed or rejected buy again',
        description: `At once where the market or the AMO window takes it; else the answer says when it will be. ${MONEY}`,
        params: byId,
      },
    },
    async (request, reply) => onOrder(request, reply, deps, { kind: 'retry' }),
  );

  app.delete(
    '/api/v1/user/orders/:id',
    {
      config: { access: 'user', scope: 'trade' },
      schema: {
        ...base,
        summary: 'Drop a queued, failed or rejected order',
        description: 'It will not be tried again. An order that is at the broker is cancelled instead.',
        params: byId,
      },
    },
    async (request, reply) => {
      const { status, body } = await askFor(request, deps, request.params.id, { kind: 'drop' });
      return reply.code(status === 202 ? 202 : 200).send(body);
    },
  );

  app.get(
    '/api/v1/user/requests/:id',
    {
      config: { access: 'user', scope: 'read' },
      schema: { ...base, summary: 'What came of a request', params: byId },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const found = await findRequestOf(db, { userId, requestId: request.params.id });
      if (found === undefined) throw new Problem('request_not_found');
      const order = found.orderId && (await findOrder(db, { userId, orderId: found.orderId }));
      return renderRequest(found.report, order ? renderOrder(order, whenOf(deps)) : null);
    },
  );
}

/**
 * Said before anything else about the body: whoever wants the market has no limit_price either, and should not be told to
 * name one without being told why. Kotak places an order at the market that comes from a program as a limit order near the
 * last price, which may rest unfilled, and refuses stop-loss orders at the market.
 */
function refuseOtherTypes(body: unknown): void {
  if (typeof body !== 'object' || body === null || !('order_type' in body)) return;
  const { order_type: type } = body;
  if (type !== 'market' && type !== 'stop_loss' && type !== 'stop_loss_market') return;
  throw new Problem('limit_orders_only', {
    detail:
      type === 'market'
        ? 'Kotak turns an order at the market that comes from a program into a limit order near the last price, which may rest unfilled. Neither what it costs nor whether it is executed would be known, so it is not offered.'
        : 'Stop-loss orders are not placed from here: those at the market are refused by Kotak when they come from a program.',
  });
}

type Wish = Pick<RequestWish, 'id' | 'kind' | 'body'>;
type Asking = FastifyRequest<{ Params: { id: string } }>;

function onOrder(request: Asking, reply: FastifyReply, deps: HttpDeps, wish: Wish): Promise<FastifyReply> {
  return once(deps, request, reply, (nameOfIts) =>
    askFor(request, deps, request.params.id, { ...wish, id: nameOfIts('req') }),
  );
}

/** Asks for something about an order of the caller's own. */
export async function askFor(
  request: FastifyRequest,
  deps: HttpDeps,
  orderId: string,
  wish: Wish,
): Promise<Answer & { readonly body: ReturnType<typeof renderRequest> }> {
  const { db, userId } = callerOf(request);
  const order = await findOrder(db, { userId, orderId });
  if (!order) throw new Problem('order_not_found');
  return ask(request, deps, { ...wish, accountId: order.account_id, orderId });
}

async function ask(
  request: FastifyRequest,
  deps: HttpDeps,
  wish: Wish & Pick<RequestWish, 'accountId' | 'orderId'>,
): Promise<Answer & { readonly body: ReturnType<typeof renderRequest> }> {
  const { db, userId } = callerOf(request);
  const report = await deskOf(request, deps).request({ ...wish, userId, channel: 'web' });
  throwRefusal(report);
  const named = report.answer?.facts.order_id;
  const orderId = wish.orderId ?? (typeof named === 'string' ? named : null);
  const order = orderId === null ? undefined : await findOrder(db, { userId, orderId });
  return {
    status: statusOf(report),
    body: renderRequest(report, order ? renderOrder(order, whenOf(deps)) : null),
  };
}

function whenOf({ desk }: HttpDeps) {
  return { calendar: desk.calendar, nowMs: desk.clock.nowMs() };
}
