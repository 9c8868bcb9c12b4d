import { istMoment } from '@orderwatch/core';
import { EVENTS_TOTAL_MAX, listActivity } from '../../db/events/list-activity.ts';
import { callerOf } from '../guards/recognise.ts';
import { renderActivity } from '../render/event-view.ts';
import { eventPage, eventQuery } from '../schemas/event.ts';
import { demandOrder } from './day-range.ts';
import { type Api, faults } from './plugin.ts';

export function eventRoutes(app: Api): void {
  app.get(
    '/api/v1/user/events',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['events'],
        summary: 'What happened in your accounts, the latest first',
        description: `By account, order, kind, actor and days in India (both inclusive); kind and actor may repeat. \`total\` is exact to ${EVENTS_TOTAL_MAX}.`,
        querystring: eventQuery,
        response: { 200: eventPage, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const {
        account_id,
        order_id,
        kind,
        actor,
        from_date,
        to_date,
        page,
        page_size: pageSize,
      } = request.query;
      demandOrder(from_date, to_date);
      const { rows, total, capped } = await listActivity(
        db,
        {
          userId,
          accountId: account_id,
          orderId: order_id,
          kinds: kind,
          actors: actor,
          fromMs: from_date === undefined ? undefined : midnight(from_date, 0),
          untilMs: to_date === undefined ? undefined : midnight(to_date, 1),
        },
        { limit: pageSize, offset: (page - 1) * pageSize },
      );
      return {
        items: rows.map(renderActivity),
        total,
        total_capped: capped,
        page,
        page_size: pageSize,
        total_pages: Math.ceil(total / pageSize),
      };
    },
  );
}

function midnight(day: string, daysLater: number): number {
  return istMoment(Temporal.PlainDate.from(day).add({ days: daysLater }), Temporal.PlainTime.from('00:00'));
}
