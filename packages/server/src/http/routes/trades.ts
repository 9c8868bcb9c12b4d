import {
  addPaise,
  istDayNumber,
  istMoment,
  type Paise,
  parseRupees,
  profitByDay,
  profitOf,
  rupeesText,
  ZERO_PAISE,
} from '@orderwatch/core';
import type { z } from 'zod';
import { listAccounts } from '../../db/accounts/list-accounts.ts';
import { toTimestamp } from '../../db/connect.ts';
import { dayText } from '../../db/cycle/records.ts';
import { listPositionFills } from '../../db/positions/list-position-history.ts';
import { listClosedPositions, listPositions } from '../../db/positions/list-positions.ts';
import { positionFromRow } from '../../db/positions/position-from-row.ts';
import { chargesOf } from '../../sells/sell-settings.ts';
import { callerOf } from '../guards/recognise.ts';
import { renderProfit, renderTrade } from '../render/position-view.ts';
import { profitDays, profitQuery, tradePage, tradeQuery, type tradeView } from '../schemas/position.ts';
import { demandOrder } from './day-range.ts';
import { type Api, faults } from './plugin.ts';

export function tradeRoutes(app: Api): void {
  profitRoute(app);
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
      const { page, page_size: pageSize } = request.query;
      const { rows, total } = await listPositions(db, {
        filter: { ...filterOf(userId, request.query), state: 'closed' },
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

function profitRoute(app: Api): void {
  app.get(
    '/api/v1/user/trades/profit',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['positions'],
        summary: 'What finished cycles brought, day by day and added up',
        description: 'The oldest day first. A cycle counts wholly on the day of its last sale in India.',
        querystring: profitQuery,
        response: { 200: profitDays, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const [rows, accounts] = await Promise.all([
        listClosedPositions(db, filterOf(userId, request.query)),
        listAccounts(db, userId),
      ]);
      const charges = new Map(accounts.map(({ id, settings }) => [id, chargesOf(settings)]));
      const { days, unpriced } = profitByDay(
        rows.map((row) => {
          const { position } = positionFromRow(row);
          const rules = charges.get(row.account_id);
          const realised = rules === undefined ? null : profitOf(position, rules, null).realised;
          return { day: istDayNumber(position.closedAtMs ?? position.openedAtMs), profit: realised };
        }),
      );
      return {
        items: days.map(({ day, cycles, netSoFar, ...profit }) => ({
          day: dayText(day),
          cycles,
          profit: renderProfit(profit),
          net_so_far: rupeesText(netSoFar),
        })),
        unpriced,
      };
    },
  );
}

function filterOf(userId: string, query: z.infer<typeof profitQuery>) {
  const { account_id: accountId, symbol, from_date, to_date } = query;
  demandOrder(from_date, to_date);
  return {
    userId,
    accountId,
    symbol,
    closedFrom: from_date === undefined ? undefined : midnight(from_date, 0),
    closedBefore: to_date === undefined ? undefined : midnight(to_date, 1),
  };
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
