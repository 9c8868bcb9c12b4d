import {
  DELIVERIES_TOTAL_MAX,
  type DeliveryState,
  listDeliveries,
  tallyDeliveries,
} from '../../db/notices/list-deliveries.ts';
import { loadPreferences } from '../../db/notices/preferences.ts';
import { sendAgain } from '../../db/notices/send-again.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { renderDelivery, renderTally } from '../render/delivery-view.ts';
import { momentText } from '../render/moment-text.ts';
import { changedCount } from '../schemas/notification.ts';
import {
  deliveryPage,
  deliveryQuery,
  deliveryTally,
  sendAgainWish,
} from '../schemas/notification-delivery.ts';
import { type Api, faults, noQuery } from './plugin.ts';

const tags = ['notifications'];
const TROUBLES: readonly DeliveryState[] = ['failed', 'dead'];
const TALLY_MS = 7 * 86_400_000;

/** What went out over the channels, and what did not get through. */
export function notificationDeliveryRoutes(app: Api, { desk }: HttpDeps): void {
  app.get(
    '/api/v1/user/notification-deliveries',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'Messages over your channels and what became of each, newest first',
        description: `Without a \`state\`: those that did not get through. \`total\` is exact to ${DELIVERIES_TOTAL_MAX}.`,
        querystring: deliveryQuery,
        response: { 200: deliveryPage, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const { state: states = TROUBLES, channel, page, page_size } = request.query;
      const filter = { userId, states, channel };
      const [{ deliveries, total }, { hideAmounts }] = await Promise.all([
        listDeliveries(db, { filter, limit: page_size, offset: (page - 1) * page_size }),
        loadPreferences(db, userId),
      ]);
      const options = { hideAmounts: hideAmounts.includes('in_app') };
      return {
        items: deliveries.map((one) => renderDelivery(one, options)),
        total,
        total_capped: total >= DELIVERIES_TOTAL_MAX,
        page,
        page_size,
        total_pages: Math.ceil(total / page_size),
      };
    },
  );

  app.get(
    '/api/v1/user/notification-deliveries/tally',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'How many messages of the last seven days got through, by channel',
        querystring: noQuery,
        response: { 200: deliveryTally, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const sinceMs = desk.clock.nowMs() - TALLY_MS;
      const tallies = await tallyDeliveries(db, userId, sinceMs);
      return { since: momentText(sinceMs), channels: tallies.map(renderTally) };
    },
  );

  app.post(
    '/api/v1/user/notification-deliveries/send-again',
    {
      config: { access: 'user', scope: 'admin' },
      schema: {
        tags,
        summary: 'Send again what did not get through',
        description: 'One message, or all of a channel. It counts its tries anew.',
        body: sendAgainWish,
        querystring: noQuery,
        response: { 200: changedCount, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const { channel, notification_id: noticeId = null } = request.body;
      const changed = await sendAgain(db, { userId, channel, noticeId }, desk.clock.nowMs());
      if (changed === 0 && noticeId !== null) throw new Problem('notification_not_found');
      desk.notices.wakeAll();
      return { changed };
    },
  );
}
