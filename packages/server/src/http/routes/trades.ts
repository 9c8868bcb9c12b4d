import { addPaise, istMoment, type Paise, parseRupees, ZERO_PAISE } from '@orderwatch/core';
import type { z } from 'zod';
import { toTimestamp } from '../../db/connect.ts';
import { listPositionFills } from '../../db/positions/list-position-history.ts';
import { listPositions } from '../../db/positions/list-positions.ts';
import { callerOf } from '../guards/recognise.ts';
import { renderProfit, renderTrade } from '../render/position-view.ts';
import { tradePage, tradeQuery, type tradeView } from '../schemas/position.ts';
import { demandOrder } from './day-range.ts';
import { type Api, faults } from './plugin.ts';

export function tradeRoutes(app: Api): void {
  app.get(
    '/api/v1/user/trades',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['positions'],
        summary: 'Finished cycles of buying and selling, with their profit',
        description: 'The latest first. Days are those of the last sale in India, both inclusive.',
        querystring: tradeQuery,
        response: { 200: tradePage, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const { account_id: accountId, symbol, from_date, to_date, page, page_size: pageSize } = request.query;
      demandOrder(from_date, to_date);
      const { rows, total } = await listPositions(db, {
        filter: {
          userId,
          accountId,
          symbol,
          state: 'closed',
          closedFrom: from_date === undefined ? undefined : midnight(from_date, 0),
          closedBefore: to_date === undefined ? undefined : midnight(to_date, 1),
        },
        limit: pageSize,
        offset: (page - 1) * pageSize,
      });
      const fills = await listPositionFills(
        db,
        rows.map(({ id }) => id),
      );
      const items = rows.map((row) =>
        renderTrade(
          row,
          fills.filter(({ position_id }) => position_id === row.id),
        ),
      );
      return {
        items,
        profit: renderProfit(sumOf(items)),
        total,
        page,
        page_size: pageSize,
        total_pages: Math.ceil(total / pageSize),
      };
    },
  );
}

function sumOf(items: readonly z.infer<typeof tradeView>[]) {
  const sum = (part: 'gross' | 'charges' | 'net'): Paise =>
    items.reduce((total, { profit }) => {
      const amount = profit === null ? null : parseRupees(profit[part]);
      return amount?.ok ? addPaise(total, amount.value) : total;
    }, ZERO_PAISE);
  return { gross: sum('gross'), charges: sum('charges'), net: sum('net') };
}

function midnight(day: string, daysLater: number): string {
  const date = Temporal.PlainDate.from(day).add({ days: daysLater });
  return toTimestamp(istMoment(date, Temporal.PlainTime.from('00:00')));
}
