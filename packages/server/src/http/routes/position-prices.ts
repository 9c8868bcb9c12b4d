import { adjustCloses, istDayNumber, markOrders } from '@orderwatch/core';
import { dayText } from '../../db/cycle/records.ts';
import { findPosition } from '../../db/positions/list-positions.ts';
import { positionFromRow } from '../../db/positions/position-from-row.ts';
import { listOrderFacts } from '../../db/prices/list-order-facts.ts';
import { loadCloses } from '../../db/prices/load-closes.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { renderDayPrice, renderOrderMark } from '../render/prices-view.ts';
import { positionPrices } from '../schemas/prices.ts';
import { type Api, byId, faults, noQuery } from './plugin.ts';

/** Calendar days: what led to the buy, and what came of the sale. */
const DAYS_BEFORE = 60;
const DAYS_AFTER = 30;

export function positionPricesRoute(app: Api, { desk }: HttpDeps): void {
  app.get(
    '/api/v1/user/positions/:id/prices',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['positions'],
        summary: 'The daily prices around a position, and what became of its orders',
        description: `From ${DAYS_BEFORE} days before it was opened until today, or ${DAYS_AFTER} days after it was closed, as far as they are known.`,
        params: byId,
        querystring: noQuery,
        response: { 200: positionPrices, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const positionId = request.params.id;
      const row = await findPosition(db, { userId, positionId });
      if (row === undefined) throw new Problem('position_not_found');
      const { openedAtMs, closedAtMs, adjustments, instrument } = positionFromRow(row).position;
      const { symbol, isin } = instrument;
      const today = istDayNumber(desk.clock.nowMs());
      const first = istDayNumber(openedAtMs) - DAYS_BEFORE;
      const last = closedAtMs === null ? today : Math.min(today, istDayNumber(closedAtMs) + DAYS_AFTER);
      const known = isin === null ? [] : ((await loadCloses(db, [isin], first)).get(isin) ?? []);
      const facts = await listOrderFacts(db, { positionId });
      return {
        symbol,
        isin,
        from_date: dayText(first),
        to_date: dayText(last),
        closes: adjustCloses(known, adjustments)
          .filter(({ day }) => day <= last)
          .map(renderDayPrice),
        marks: markOrders(facts, adjustments).map(renderOrderMark),
        adjusted: adjustments.length > 0,
      };
    },
  );
}
