import type { Clock } from '@orderwatch/clock';
import { findOrder } from '../../db/orders/find-order.ts';
import { type ConnectedChat, findChat } from '../../db/telegram/chats.ts';
import { offersFor } from '../telegram/order-actions.ts';
import { botIdOf, explainTelegram, openBotApi, sendPart } from '../telegram/telegram-link.ts';
import { telegramParts } from '../telegram/telegram-text.ts';
import { type ButtonParts, writeButtons } from '../telegram/write-buttons.ts';
import type { Channel, ChannelMessage, ChannelTarget, SendOutcome } from './channel.ts';
import { checked, trialStep } from './one-step.ts';

export interface TelegramParts extends ButtonParts {
  readonly clock: Pick<Clock, 'hold'>;
  /** Telegram's own when null. */
  readonly apiRoot: string | null;
}

const REMEMBERED = 200;
const MARK_LETTERS = 6;

/** Ends a message; the same at every repeat, by which a repeat is known. */
export function markOf({ id }: Pick<ChannelMessage, 'id'>): string {
  return `Message ${id.slice(-MARK_LETTERS)}`;
}

/** Sends each message to the user's connected chat, with buttons for what can be done about it. */
export function createTelegramChannel(parts: TelegramParts): Channel {
  const { clock, apiRoot } = parts;
  /** How many messages of a long text a chat has got already. Lost at a restart: at most a visible repeat. */
  const sentParts = new Map<string, number>();

  async function held<T>(run: () => Promise<T>): Promise<T> {
    const release = clock.hold();
    try {
      return await run();
    } finally {
      release();
    }
  }

  async function sendTo(chat: ConnectedChat, token: string, message: ChannelMessage): Promise<SendOutcome> {
    const api = openBotApi(token, apiRoot);
    const texts = telegramParts(message.text, markOf(message));
    try {
      for (const [index, text] of texts.entries()) {
        if (index < (sentParts.get(message.id) ?? 0)) continue;
        const keyboard = index === texts.length - 1 ? await buttonsOf(parts, chat, message) : undefined;
        await sendPart(api, chat.chatId, text, { silent: message.silent, keyboard });
        remember(message.id, index + 1);
      }
      sentParts.delete(message.id);
      return { kind: 'sent' };
    } catch (error) {
      return explainTelegram(error);
    }
  }

  function remember(id: string, count: number): void {
    sentParts.delete(id);
    sentParts.set(id, count);
    const [oldest] = sentParts.keys();
    if (sentParts.size > REMEMBERED && oldest !== undefined) sentParts.delete(oldest);
  }

  return {
    kind: 'telegram',
    secretFields: ['bot_token'],
    inspect: (_settings, { bot_token = '' }) =>
      botIdOf(bot_token) === undefined
        ? [{ field: 'bot_token', message: 'Enter the token as @BotFather gave it, such as 123456789:AAE…' }]
        : [],
    send: (message, target) =>
      held(async () => {
        const found = await chatOf(parts, target);
        return found.kind === 'refused' ? found : sendTo(found.chat, found.token, message);
      }),
    check: (target) => held(() => checkTelegram(parts, target)),
  };
}

async function buttonsOf(parts: TelegramParts, chat: ConnectedChat, message: ChannelMessage) {
  const { orderId } = message.items[0];
  if (message.actions.length === 0 || orderId === null) return undefined;
  const order = await findOrder(parts.db, { userId: chat.userId, orderId });
  return order && writeButtons(parts, chat, offersFor(order, message.actions));
}

type FoundChat = { readonly kind: 'found'; readonly chat: ConnectedChat; readonly token: string };

async function chatOf(
  { db }: TelegramParts,
  { userId, secrets }: ChannelTarget,
): Promise<FoundChat | (SendOutcome & { readonly kind: 'refused' })> {
  const token = secrets.bot_token ?? '';
  const chat = await findChat(db, userId);
  if (!chat) {
    return {
      kind: 'refused',
      why: 'No chat is connected.',
      mend: 'Choose Connect on the page, and send the code that it shows to the bot.',
    };
  }
  if (chat.botId !== botIdOf(token)) {
    return {
      kind: 'refused',
      why: 'The connected chat belongs to another bot than the token.',
      mend: 'Choose Connect on the page, and send the code that it shows to the new bot.',
    };
  }
  return { kind: 'found', chat, token };
}

async function checkTelegram(parts: TelegramParts, target: ChannelTarget) {
  const api = openBotApi(target.secrets.bot_token ?? '', parts.apiRoot);
  try {
    const me = await api.getMe();
    const token = { step: 'token', ok: true, detail: `The token belongs to the bot @${me.username}.` };
    const found = await chatOf(parts, target);
    if (found.kind === 'refused') {
      return checked([token, { step: 'chat', ok: false, detail: `${found.why} ${found.mend}` }]);
    }
    const chat = { step: 'chat', ok: true, detail: `The chat with ${found.chat.name} is connected.` };
    try {
      const trial = { title: 'Orderwatch reaches you here', lines: [] };
      for (const text of telegramParts(trial))
        await sendPart(api, found.chat.chatId, text, { silent: false });
      return checked([token, chat, trialStep('message', { kind: 'sent' }, 'A message of trial was sent.')]);
    } catch (error) {
      return checked([token, chat, trialStep('message', explainTelegram(error), '')]);
    }
  } catch (error) {
    return checked([trialStep('token', explainTelegram(error), '')]);
  }
}
