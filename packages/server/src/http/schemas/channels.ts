import { z } from 'zod';
import { moment } from './common.ts';

export const connectCode = z
  .object({
    code: z.string().meta({ example: 'K3V0A-9QXTB' }),
    expires_at: moment,
    expires_in_seconds: z.number().int(),
    bot_username: z
      .string()
      .nullable()
      .meta({ description: 'Null until the bot has been reached for the first time' }),
    link: z.url().nullable().meta({ description: 'Opens the bot and sends it the code' }),
  })
  .meta({ id: 'TelegramConnectCode' });

export const telegramChat = z
  .object({
    connected: z.boolean(),
    name: z.string().nullable(),
    connected_at: moment.nullable(),
    bot_username: z.string().nullable(),
  })
  .meta({ id: 'TelegramChat' });

export const pushKey = z
  .object({ public_key: z.string().meta({ description: 'For PushManager.subscribe: applicationServerKey' }) })
  .meta({ id: 'PushKey' });

export const pushSubscription = z
  .object({ id: z.string(), browser: z.string(), created_at: moment })
  .meta({ id: 'PushSubscription' });

/** What a browser's PushSubscription.toJSON gives. */
export const newPushSubscription = z
  .strictObject({
    endpoint: z.url({ protocol: /^https$/ }).max(2_000),
    expirationTime: z.number().nullable().optional(),
    keys: z.strictObject({
      p256dh: z.string().regex(/^[A-Za-z0-9_-]{86,88}=?$/),
      auth: z.string().regex(/^[A-Za-z0-9_-]{21,24}={0,2}$/),
    }),
  })
  .meta({ id: 'NewPushSubscription' });
