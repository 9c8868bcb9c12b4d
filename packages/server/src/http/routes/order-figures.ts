import { classOfReason, decideStatusMove, ORDER_STATUSES, type OrderStatus } from '@orderwatch/core';
import { z } from 'zod';
import { countOrders } from '../../db/orders/count-orders.ts';
import { countReasons } from '../../db/orders/count-reasons.ts';
import { findNeeding } from '../../needs/find-needing.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf } from '../guards/recognise.ts';
import { momentText } from '../render/moment-text.ts';
import { day } from '../schemas/common.ts';
import { orderStates, orderStatistics, reasonCounts } from '../schemas/order.ts';
import { filterOf, UNPLACED } from './order-filter-of.ts';
import { type Api, faults } from './plugin.ts';

const figuresQuery = z.strictObject({
  account_id: z.string().optional(),
  from_date: day.optional(),
  to_date: day.optional(),
});

/** How many orders there are, by status, by side and by what their reasons are about. */
export function orderFigureRoutes(app: Api, { desk }: HttpDeps): void {
  app.get(
    '/api/v1/user/orders/statistics',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['orders'],
        summary: 'How many orders there are by status and side',
        querystring: figuresQuery,
        response: { 200: orderStatistics, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const nowMs = desk.clock.nowMs();
      const filter = filterOf(userId, request.query);
      const [groups, needing] = await Promise.all([
        countOrders(db, filter),
        findNeeding(db, { userId, nowMs }),
      ]);
      const attention = await countOrders(db, { ...filter, ids: needing });
      return {
        total_orders: groups.reduce((sum, { count }) => sum + count, 0),
        status_distribution: Object.fromEntries(sumBy(groups, ({ status }) => status)),
        side_distribution: Object.fromEntries(sumBy(groups, ({ side }) => side)),
        needs_attention: attention.reduce((sum, { count }) => sum + count, 0),
        as_of: momentText(nowMs),
      };
    },
  );

  app.get(
    '/api/v1/user/orders/reasons',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['orders'],
        summary: 'What kept orders from being placed, counted by what the reasons are about',
        description: 'Of orders that failed, wait to be retried, or were rejected.',
        querystring: figuresQuery,
        response: { 200: reasonCounts, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const counts = await countReasons(db, { ...filterOf(userId, request.query), statuses: UNPLACED });
      const byClass = sumBy(counts, ({ code }) => classOfReason(code));
      const items = [...byClass]
        .map(([about, count]) => ({ class: about, count }))
        .toSorted((a, b) => b.count - a.count || (a.class < b.class ? -1 : 1));
      const total = items.reduce((sum, { count }) => sum + count, 0);
      return { items, total, as_of: momentText(desk.clock.nowMs()) };
    },
  );

  app.get(
    '/api/v1/user/orders/states',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['orders'],
        summary: 'Every status, what may become of it, and how many orders have it',
        querystring: figuresQuery,
        response: { 200: orderStates, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const nowMs = desk.clock.nowMs();
      const filter = filterOf(userId, request.query);
      const groups = await countOrders(db, filter);
      const counts = sumBy(groups, ({ status }) => status);
      const items = ORDER_STATUSES.map((status) => ({
        status,
        count: counts.get(status) ?? 0,
        may_become: movesFrom(status, 'move'),
        corrected_to: movesFrom(status, 'correction'),
      }));
      return { items, as_of: momentText(nowMs) };
    },
  );
}

function movesFrom(status: OrderStatus, move: 'move' | 'correction'): OrderStatus[] {
  return ORDER_STATUSES.filter((to) => decideStatusMove(status, to) === move);
}

function sumBy<Row extends { readonly count: number }, Word extends string>(
  rows: readonly Row[],
  wordOf: (row: Row) => Word,
): ReadonlyMap<Word, number> {
  const sums = new Map<Word, number>();
  for (const row of rows) sums.set(wordOf(row), (sums.get(wordOf(row)) ?? 0) + row.count);
  return sums;
}
