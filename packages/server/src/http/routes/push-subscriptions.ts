import { z } from 'zod';
import { findChannel, saveChannel } from '../../db/notices/channels.ts';
import { listSubscriptions, removeSubscription, saveSubscription } from '../../db/push/subscriptions.ts';
import { keepVapidKeys } from '../../notices/channels/vapid-keys.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf, deskOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { momentText } from '../render/moment-text.ts';
import { newPushSubscription, pushKey, pushSubscription } from '../schemas/channels.ts';
import { type Api, byId, faults, items, noQuery } from './plugin.ts';

const tags = ['notifications'];
const CHANNEL = '/api/v1/user/notification-channels/web_push';
const BROWSER_LETTERS = 200;

/** The browsers that take a user's pushes. */
export function pushRoutes(app: Api, { desk, ids, realTime, simulation }: HttpDeps): void {
  app.get(
    `${CHANNEL}/key`,
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'The key with which a browser subscribes to pushes',
        querystring: noQuery,
        response: { 200: pushKey, ...faults },
      },
    },
    async (request): Promise<z.infer<typeof pushKey>> => {
      const { keyRing } = deskOf(request, { desk, simulation }).notices;
      const { public_key } = await keepVapidKeys(callerOf(request).db, keyRing);
      return { public_key };
    },
  );

  app.get(
    `${CHANNEL}/subscriptions`,
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'The browsers that take your pushes',
        querystring: noQuery,
        response: { 200: items(pushSubscription), ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const rows = await listSubscriptions(db, userId);
      return {
        items: rows.map(({ id, browser, createdAtMs }) => ({
          id,
          browser,
          created_at: momentText(createdAtMs),
        })),
      };
    },
  );

  app.post(
    `${CHANNEL}/subscriptions`,
    {
      config: { access: 'user', scope: 'person' },
      schema: {
        tags,
        summary: 'Let this browser take your pushes',
        description: 'What PushSubscription.toJSON gives. Sent again, it stays one subscription.',
        body: newPushSubscription,
        querystring: noQuery,
        response: { 201: pushSubscription, ...faults },
      },
    },
    async (request, reply) => {
      const { db, userId } = callerOf(request);
      const { endpoint, keys } = request.body;
      const browser = (request.headers['user-agent'] ?? 'unknown').slice(0, BROWSER_LETTERS);
      const createdAtMs = realTime.nowMs();
      const id = await saveSubscription(db, {
        id: ids.next('psh'),
        userId,
        endpoint,
        ...keys,
        browser,
        createdAtMs,
      });
      // Whoever subscribes a browser wants to be told there; a channel that was switched off stays off.
      const isSet = await findChannel(db, userId, 'web_push');
      if (!isSet) {
        const atMs = desk.clock.nowMs();
        const channel = {
          userId,
          channel: 'web_push',
          enabled: true,
          settings: {},
          sealed: null,
          atMs,
        } as const;
        await saveChannel(db, channel);
        desk.notices.wakeAll();
      }
      return reply.code(201).send({ id, browser, created_at: momentText(createdAtMs) });
    },
  );

  app.delete(
    `${CHANNEL}/subscriptions/:id`,
    {
      config: { access: 'user', scope: 'person' },
      schema: {
        tags,
        summary: 'Send no more pushes to a browser',
        params: byId,
        querystring: noQuery,
        response: { 204: z.null(), ...faults },
      },
    },
    async (request, reply) => {
      const { db, userId } = callerOf(request);
      const gone = await removeSubscription(db, { userId, id: request.params.id });
      if (!gone) throw new Problem('subscription_not_found');
      return reply.code(204).send(null);
    },
  );
}
