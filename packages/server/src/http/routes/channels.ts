import { z } from 'zod';
import { findChannel } from '../../db/notices/channels.ts';
import { disconnectChat, findChat, saveCode } from '../../db/telegram/chats.ts';
import { findBotName } from '../../db/telegram/pollers.ts';
import { openTarget } from '../../notices/open-target.ts';
import { CODE_EXPIRES_MS, hashConnectCode, newConnectCode } from '../../notices/telegram/connect-code.ts';
import { botIdOf } from '../../notices/telegram/telegram-link.ts';
import type { HttpDeps } from '../deps.ts';
import { type Caller, callerOf, deskOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { momentText } from '../render/moment-text.ts';
import { connectCode, telegramChat } from '../schemas/channels.ts';
import { type Api, faults, noQuery } from './plugin.ts';
import { pushRoutes } from './push-subscriptions.ts';

const tags = ['notifications'];
const CHANNELS = '/api/v1/user/notification-channels';

/** Connecting a chat on Telegram, and the browsers that take pushes. */
export function channelRoutes(app: Api, deps: HttpDeps): void {
  chatRoutes(app, deps);
  pushRoutes(app, deps);
}

function chatRoutes(app: Api, { desk, auth, realTime, simulation }: HttpDeps): void {
  app.post(
    `${CHANNELS}/telegram/connect`,
    {
      config: { access: 'user', scope: 'person', stepUp: true },
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
      config: { access: 'user', scope: 'read' },
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
      config: { access: 'user', scope: 'admin' },
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
      if (!(await disconnectChat(db, userId))) {
        throw new Problem('wrong_state', {
          detail: 'No chat on Telegram is connected. Connect one with a code first.',
          reason: 'not_connected',
        });
      }
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
