import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../../db/connect.ts';
import { listPositionEvents, listPositionFills } from '../../db/positions/list-position-history.ts';
import { findPosition, type ListedPosition, listPositions } from '../../db/positions/list-positions.ts';
import { loadClosesBefore } from '../../db/prices/load-closes-before.ts';
import type { RequestWish } from '../../requests/request.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf, deskOf } from '../guards/recognise.ts';
import { once } from '../once.ts';
import { Problem } from '../problems.ts';
import { renderOrderEvent } from '../render/event-view.ts';
import { renderFill, renderLedger, renderPosition } from '../render/position-view.ts';
import { renderRequest, statusOf, throwRefusal } from '../render/request-view.ts';
import { requestView } from '../schemas/order-actions.ts';
import {
  adjustWish,
  holdWish,
  positionDetail,
  positionPage,
  positionQuery,
  settleWish,
} from '../schemas/position.ts';
import { type Api, byId, faults, noQuery } from './plugin.ts';

const TAGS = ['positions'];
const answers = { 200: requestView, 202: requestView, ...faults };
const changing = { tags: TAGS, params: byId, querystring: noQuery, response: answers };
const byProgram = { access: 'user', scope: 'trade', needsIdempotencyKey: true } as const;
const byPerson = { ...byProgram, scope: 'person' } as const;

export function positionRoutes(app: Api, deps: HttpDeps): void {
  const { desk } = deps;
  const render = async (db: Db, rows: readonly ListedPosition[]) => {
    const { calendar } = desk;
    const shares = rows.map(({ id, instrument, price_at }) => ({
      id,
      isin: instrument.isin,
      pricedAtMs: price_at,
    }));
    const before = await loadClosesBefore(db, shares, calendar);
    const nowMs = desk.clock.nowMs();
    return rows.map((row) => renderPosition(row, { nowMs, calendar, closeBefore: before.get(row.id) }));
  };

  app.get(
    '/api/v1/user/positions',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: TAGS,
        summary: 'Positions with their sells, or why they have none',
        querystring: positionQuery,
        response: { 200: positionPage, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const { account_id: accountId, state, symbol, page, page_size: pageSize } = request.query;
      const { rows, total } = await listPositions(db, {
        filter: { userId, accountId, state, symbol },
        limit: pageSize,
        offset: (page - 1) * pageSize,
      });
      return {
        items: await render(db, rows),
        total,
        page,
        page_size: pageSize,
        total_pages: Math.ceil(total / pageSize),
      };
    },
  );

  app.get(
    '/api/v1/user/positions/:id',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: TAGS,
        summary: 'One position with its orders, executions and history',
        params: byId,
        querystring: noQuery,
        response: { 200: positionDetail, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const { id: positionId } = request.params;
      const row = await findPosition(db, { userId, positionId });
      if (row === undefined) throw new Problem('position_not_found');
      const [[position], fills, history] = await Promise.all([
        render(db, [row]),
        listPositionFills(db, [positionId]),
        listPositionEvents(db, positionId),
      ]);
      if (position === undefined) throw new Problem('position_not_found');
      return {
        ...position,
        orders: renderLedger(row),
        fills: fills.map(renderFill),
        history: history.map(renderOrderEvent),
      };
    },
  );

  app.post(
    '/api/v1/user/positions/:id/hold',
    {
      config: byProgram,
      schema: { ...changing, summary: 'Keep the machine from selling it', body: holdWish },
    },
    async (request, reply) => ask(request, reply, deps, { kind: 'hold_position', body: request.body }),
  );
  app.post(
    '/api/v1/user/positions/:id/resume',
    {
      config: byProgram,
      schema: {
        ...changing,
        summary: 'Let the machine sell it again',
        description: 'After a corporate action this says that the prices of today are comparable.',
      },
    },
    async (request, reply) => ask(request, reply, deps, { kind: 'resume_position' }),
  );
  app.post(
    '/api/v1/user/positions/:id/adjust',
    {
      config: byPerson,
      schema: {
        ...changing,
        summary: 'Record a split, a bonus issue or the like',
        description: '`from` shares became `to`: 1 to 5 for a split of five. What they cost stays.',
        body: adjustWish,
      },
    },
    async (request, reply) => ask(request, reply, deps, { kind: 'adjust_position', body: request.body }),
  );
  app.post(
    '/api/v1/user/positions/:id/settle-sale',
    {
      config: byPerson,
      schema: {
        ...changing,
        summary: 'Say how many shares of a sale by hand were its own',
        body: settleWish,
      },
    },
    async (request, reply) => ask(request, reply, deps, { kind: 'settle_sale', body: request.body }),
  );
}

function ask(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
  deps: HttpDeps,
  wish: Pick<RequestWish, 'kind' | 'body'>,
): Promise<FastifyReply> {
  return once(deps, request, reply, async (nameOfIts) => {
    const { db, userId } = callerOf(request);
    const positionId = request.params.id;
    const row = await findPosition(db, { userId, positionId });
    if (row === undefined) throw new Problem('position_not_found');
    const { account_id: accountId } = row;
    const asked = { ...wish, id: nameOfIts('req'), accountId, userId, positionId, channel: 'web' } as const;
    const report = await deskOf(request, deps).request(asked);
    throwRefusal(report);
    return { status: statusOf(report), body: renderRequest(report, null) };
  });
}
