import { z } from 'zod';
import { findChannel, saveChannel } from '../../db/notices/channels.ts';
import { listSubscriptions, removeSubscription, saveSubscription } from '../../db/push/subscriptions.ts';
import { disconnectChat, findChat, saveCode } from '../../db/telegram/chats.ts';
import { findBotName } from '../../db/telegram/pollers.ts';
import { keepVapidKeys } from '../../notices/channels/vapid-keys.ts';
import { openTarget } from '../../notices/open-target.ts';
import { CODE_EXPIRES_MS, hashConnectCode, newConnectCode } from '../../notices/telegram/connect-code.ts';
import { botIdOf } from '../../notices/telegram/telegram-link.ts';
import type { HttpDeps } from '../deps.ts';
import { type Caller, callerOf, deskOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { momentText } from '../render/moment-text.ts';
import {
  connectCode,
  newPushSubscription,
  pushKey,
  pushSubscription,
  telegramChat,
} from '../schemas/channels.ts';
import { type Api, byId, faults, items, noQuery } from './plugin.ts';

const tags = ['notifications'];
const CHANNELS = '/api/v1/user/notification-channels';
const BROWSER_LETTERS = 200;

/** Connecting a chat on Telegram, and the browsers that take pushes. */
export function channelRoutes(app: Api, deps: HttpDeps): void {
  chatRoutes(app, deps);
  pushRoutes(app, deps);
}

function chatRoutes(app: Api, { desk, auth, realTime, simulation }: HttpDeps): void {
  app.post(
    `${CHANNELS}/telegram/connect`,
    {
      config: { access: 'user' },
      schema: {
        tags,
        summary: 'A code that connects a chat on Telegram',
        description: 'Send it to the bot within ten minutes. It is good once, and a new one makes it void.',
        querystring: noQuery,
        response: { 200: connectCode, ...faults },
      },
    },
    async (request): Promise<z.infer<typeof connectCode>> => {
      const caller = callerOf(request);
      const { keyRing } = deskOf(request, { desk, simulation }).notices;
      const botId = await botOf(caller, keyRing);
      if (botId === undefined) throw new Problem('telegram_not_set_up');
      const code = newConnectCode(auth.random);
      const expiresAtMs = realTime.nowMs() + CODE_EXPIRES_MS;
      await saveCode(caller.db, { userId: caller.userId, codeHash: hashConnectCode(code), expiresAtMs });
      const username = await findBotName(caller.db, botId);
      return {
        code,
        expires_at: momentText(expiresAtMs),
        expires_in_seconds: CODE_EXPIRES_MS / 1000,
        bot_username: username,
        link: username === null ? null : `https://t.me/${username}?start=${code}`,
      };
    },
  );

  app.get(
    `${CHANNELS}/telegram/chat`,
    {
      config: { access: 'user' },
      schema: {
        tags,
        summary: 'The connected chat on Telegram',
        querystring: noQuery,
        response: { 200: telegramChat, ...faults },
      },
    },
    async (request): Promise<z.infer<typeof telegramChat>> => {
      const caller = callerOf(request);
      const { keyRing } = deskOf(request, { desk, simulation }).notices;
      const botId = await botOf(caller, keyRing);
      const chat = await findChat(caller.db, caller.userId);
      const isCurrent = chat !== undefined && chat.botId === botId;
      return {
        connected: isCurrent,
        name: isCurrent ? chat.name : null,
        connected_at: isCurrent ? momentText(chat.connectedAtMs) : null,
        bot_username: botId === undefined ? null : await findBotName(caller.db, botId),
      };
    },
  );

  app.delete(
    `${CHANNELS}/telegram/chat`,
    {
      config: { access: 'user' },
      schema: {
        tags,
        summary: 'Disconnect the chat on Telegram',
        description: 'Its buttons and commands work no more.',
        querystring: noQuery,
        response: { 204: z.null(), ...faults },
      },
    },
    async (request, reply) => {
      const { db, userId } = callerOf(request);
      await disconnectChat(db, userId);
      return reply.code(204).send(null);
    },
  );
}

/** The bot of the user's token; undefined while Telegram is not switched on with one. */
async function botOf({ db, userId }: Caller, keyRing: HttpDeps['keyRing']): Promise<number | undefined> {
  const row = await findChannel(db, userId, 'telegram');
  const target = row?.enabled ? openTarget(keyRing, { ...row, userId }) : undefined;
  return target && botIdOf(target.secrets.bot_token ?? '');
}

function pushRoutes(app: Api, { desk, ids, realTime, simulation }: HttpDeps): void {
  app.get(
    `${CHANNELS}/web_push/key`,
    {
      config: { access: 'user' },
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
    `${CHANNELS}/web_push/subscriptions`,
    {
      config: { access: 'user' },
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
    `${CHANNELS}/web_push/subscriptions`,
    {
      config: { access: 'user' },
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
    `${CHANNELS}/web_push/subscriptions/:id`,
    {
      config: { access: 'user' },
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
