import { markOrders } from '@orderwatch/core';
import { dayNumber, dayText } from '../../db/cycle/records.ts';
import { findOrder } from '../../db/orders/find-order.ts';
import { listOrderFacts } from '../../db/prices/list-order-facts.ts';
import { loadCloses } from '../../db/prices/load-closes.ts';
import { callerOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { renderDayPrice, renderOrderMark } from '../render/prices-view.ts';
import { orderPrices } from '../schemas/prices.ts';
import { type Api, byId, faults, noQuery } from './plugin.ts';

/** Calendar days on either side: about a quarter of trading before the order, and what came of it. */
const DAYS_BEFORE = 90;
const DAYS_AFTER = 60;

export function orderPricesRoute(app: Api): void {
  app.get(
    '/api/v1/user/orders/:id/prices',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['orders'],
        summary: 'The daily prices around an order, and what became of it',
        description: `From ${DAYS_BEFORE} days before its trading day to ${DAYS_AFTER} after it, as far as they are known.`,
        params: byId,
        querystring: noQuery,
        response: { 200: orderPrices, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const orderId = request.params.id;
      const order = await findOrder(db, { userId, orderId });
      if (!order) throw new Problem('order_not_found');
      const { symbol, isin } = order;
      const middle = dayNumber(order.trading_day);
      const [first, last] = [middle - DAYS_BEFORE, middle + DAYS_AFTER];
      const known = isin === null ? [] : ((await loadCloses(db, [isin], first)).get(isin) ?? []);
      const facts = await listOrderFacts(db, { orderId });
      return {
        symbol,
        isin,
        from_date: dayText(first),
        to_date: dayText(last),
        closes: known.filter(({ day }) => day <= last).map(renderDayPrice),
        marks: markOrders(facts, []).map(renderOrderMark),
      };
    },
  );
}
