import type { z } from 'zod';
import { listOrderEvents } from '../../db/events/list-events.ts';
import { findOrder } from '../../db/orders/find-order.ts';
import { listOrders, TOTAL_MAX } from '../../db/orders/list-orders.ts';
import { findNeeding } from '../../needs/find-needing.ts';
import type { HttpDeps } from '../deps.ts';
import { type Caller, callerOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { renderOrderEvent } from '../render/event-view.ts';
import { renderOrder } from '../render/order-view.ts';
import { orderEvent, orderPage, orderQuery, orderView } from '../schemas/order.ts';
import { orderFigureRoutes } from './order-figures.ts';
import { filterOf, UNPLACED } from './order-filter-of.ts';
import { type Api, byId, faults, items, noQuery } from './plugin.ts';

type OrderQuery = z.infer<typeof orderQuery>;
const failedQuery = orderQuery.omit({ status: true });
export function orderRoutes(app: Api, deps: HttpDeps): void {
  const { desk } = deps;
  orderFigureRoutes(app, deps);
  const when = () => ({ calendar: desk.calendar, nowMs: desk.clock.nowMs() });
  const page = async ({ db, userId }: Caller, query: OrderQuery): Promise<z.infer<typeof orderPage>> => {
    const offset = (query.page - 1) * query.page_size;
    const needing = query.needs_me && (await findNeeding(db, { userId, nowMs: desk.clock.nowMs() }));
    const list = await listOrders(db, {
      filter: { ...filterOf(userId, query), ...(needing && { ids: needing }) },
      sort: query.sort,
      limit: query.page_size,
      offset,
    });
    return {
      items: list.rows.map((row) => renderOrder(row, when())),
      total: list.total,
      total_capped: list.capped,
      page: query.page,
      page_size: query.page_size,
      total_pages: Math.ceil(list.total / query.page_size),
    };
  };

  app.get(
    '/api/v1/user/orders',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['orders'],
        summary: 'Orders, filtered, sorted and paged',
        description: `Filters run before paging. Days are IST trading days of the order, both inclusive. \`total\` is exact to ${TOTAL_MAX}.`,
        querystring: orderQuery,
        response: { 200: orderPage, ...faults },
      },
    },
    async (request) => page(callerOf(request), request.query),
  );

  app.get(
    '/api/v1/user/orders/failed',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['orders'],
        summary: 'Orders that failed, wait to be retried, or were rejected',
        querystring: failedQuery,
        response: { 200: orderPage, ...faults },
      },
    },
    async (request) => page(callerOf(request), { ...request.query, status: [...UNPLACED] }),
  );

  app.get(
    '/api/v1/user/orders/:id',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['orders'],
        summary: 'One order with its attempts',
        params: byId,
        querystring: noQuery,
        response: { 200: orderView, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const order = await findOrder(db, { userId, orderId: request.params.id });
      if (!order) throw new Problem('order_not_found');
      return renderOrder(order, when());
    },
  );

  app.get(
    '/api/v1/user/orders/:id/events',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['orders'],
        summary: 'The history of one order, oldest first',
        params: byId,
        querystring: noQuery,
        response: { 200: items(orderEvent), ...faults },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { db, userId } = callerOf(request);
      const order = await findOrder(db, { userId, orderId: id });
      if (!order) throw new Problem('order_not_found');
      return { items: (await listOrderEvents(db, id)).map(renderOrderEvent) };
    },
  );
}
