import { istDate } from '@orderwatch/core';
import { z } from 'zod';
import { listOrderEvents } from '../../db/events/list-events.ts';
import { countOrders } from '../../db/orders/count-orders.ts';
import { findOrder } from '../../db/orders/find-order.ts';
import { listOrders, TOTAL_MAX } from '../../db/orders/list-orders.ts';
import type { OrderFilter } from '../../db/orders/order-filter.ts';
import type { HttpDeps } from '../deps.ts';
import { type Caller, callerOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { renderOrderEvent } from '../render/event-view.ts';
import { momentText } from '../render/moment-text.ts';
import { renderOrder } from '../render/order-view.ts';
import { day } from '../schemas/common.ts';
import { orderEvent, orderPage, orderQuery, orderStatistics, orderView } from '../schemas/order.ts';
import { type Api, byId, faults, items, noQuery } from './plugin.ts';

type OrderQuery = z.infer<typeof orderQuery>;
const failedQuery = orderQuery.omit({ status: true });
const statisticsQuery = z.strictObject({
  account_id: z.string().optional(),
  from_date: day.optional(),
  to_date: day.optional(),
});
const UNPLACED = ['failed', 'retry_pending', 'rejected'] as const;

export function orderRoutes(app: Api, { desk }: HttpDeps): void {
  const when = () => ({ calendar: desk.calendar, nowMs: desk.clock.nowMs() });
  const page = async ({ db, userId }: Caller, query: OrderQuery): Promise<z.infer<typeof orderPage>> => {
    const offset = (query.page - 1) * query.page_size;
    const list = await listOrders(db, {
      filter: filterOf(userId, query),
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
    '/api/v1/user/orders/statistics',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['orders'],
        summary: 'How many orders there are by status and side',
        querystring: statisticsQuery,
        response: { 200: orderStatistics, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const nowMs = desk.clock.nowMs();
      const filter = filterOf(userId, request.query);
      const { groups, attention } = await countOrders(db, filter, istDate(nowMs).toString());
      return {
        total_orders: groups.reduce((sum, { count }) => sum + count, 0),
        status_distribution: sumBy(groups, 'status'),
        side_distribution: sumBy(groups, 'side'),
        needs_attention: attention,
        as_of: momentText(nowMs),
      };
    },
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

function filterOf(userId: string, query: Partial<OrderQuery>): OrderFilter {
  const { from_date, to_date } = query;
  if (from_date !== undefined && to_date !== undefined && from_date > to_date) {
    throw new Problem('invalid_request', {
      detail: `from_date ${from_date} lies after to_date ${to_date}.`,
      errors: [{ path: 'querystring.from_date', message: 'lies after to_date' }],
    });
  }
  return {
    userId,
    accountId: query.account_id,
    statuses: query.status,
    side: query.side,
    symbol: query.symbol,
    origin: query.origin,
    reason: query.reason,
    fromDay: from_date,
    toDay: to_date,
    search: query.q,
  };
}

function sumBy<Key extends 'status' | 'side'>(
  counts: readonly ({ readonly [K in Key]: string } & { readonly count: number })[],
  key: Key,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const row of counts) sums[row[key]] = (sums[row[key]] ?? 0) + row.count;
  return sums;
}
