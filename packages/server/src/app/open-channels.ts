import { type Clock, realClock } from '@orderwatch/clock';
import type { Db } from '../db/connect.ts';
import type { RunningDesk } from '../desk/create-desk.ts';
import { createIds } from '../ids.ts';
import type { Channel } from '../notices/channels/channel.ts';
import { createEmailChannel } from '../notices/channels/email-channel.ts';
import { createTelegramChannel } from '../notices/channels/telegram-channel.ts';
import { createWebPushChannel } from '../notices/channels/web-push-channel.ts';
import { createWebhookChannel } from '../notices/channels/webhook-channel.ts';
import { type BotRunner, createBotRunner } from '../notices/telegram/run-bots.ts';
import type { Installation } from './installation.ts';

type ChannelParts = Pick<Installation, 'config' | 'keyRing'>;
type BotParts = Pick<Installation, 'keyRing' | 'ids' | 'log' | 'instanceId'>;

/** Push services ask who sends; an installation without a public address has no better name than this. */
const NAMELESS = 'mailto:owner@orderwatch.invalid';
/** Telegram's own. */
const API_ROOT = null;

/**
 * Every way of telling a user something outside the page, for the users of that database. `clock` is the desk's:
 * simulated time stands still while a message is handed over.
 */
export function openChannels(
  { config, keyRing }: ChannelParts,
  { db, clock }: { readonly db: Db; readonly clock: Clock },
): readonly Channel[] {
  const ids = createIds();
  const { webhookAllowPrivate: allowPrivate } = config;
  const pageUrl = config.publicUrl?.origin ?? null;
  return [
    createTelegramChannel({ db, ids, keyRing, clock, realTime: realClock, apiRoot: API_ROOT }),
    createEmailChannel({ clock, pageUrl }),
    createWebPushChannel({ db, keyRing, clock, contact: pageUrl ?? NAMELESS, allowPrivate }),
    createWebhookChannel({ clock, realTime: realClock, allowPrivate }),
  ];
}

/** The other direction: what people write to their bots and press there. */
export function openBots({ keyRing, ids, log, instanceId }: BotParts, db: Db, desk: RunningDesk): BotRunner {
  return createBotRunner({ db, ids, keyRing, log, instanceId, desk, realTime: realClock, apiRoot: API_ROOT });
}
