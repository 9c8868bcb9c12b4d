import { Bot, type Context } from 'grammy';
import { type ConnectedChat, connectChat, findChatOwner } from '../../db/telegram/chats.ts';
import { nameBot } from '../../db/telegram/pollers.ts';
import type { Log } from '../../log.ts';
import { shorten } from '../channels/printable.ts';
import type { BotParts } from './bot-parts.ts';
import { answerText, BOT_COMMANDS } from './commands/index.ts';
import { findConnectCode, hashConnectCode } from './connect-code.ts';
import { type Reply, reply } from './lines.ts';
import { pressButton } from './press-button.ts';
import { clientOptions, explainTelegram, openBotApi, sendPart } from './telegram-link.ts';
import { telegramParts } from './telegram-text.ts';
import { writeButtons } from './write-buttons.ts';

export interface BotSettings {
  readonly token: string;
  readonly botId: number;
  readonly apiRoot: string | null;
  /** Whose settings name this bot. */
  readonly userIds: () => readonly string[];
  readonly log: Log;
}

const POLL_S = 25;
/** A poll is answered after `POLL_S`, whether or not anything happened. */
const ANSWER_S = POLL_S + 15;
const TOAST_LETTERS = 190;

/** One bot's side of its chats. It answers connected chats, and strangers only when they send a good code. */
export function createBot(parts: BotParts, { token, botId, apiRoot, userIds, log }: BotSettings) {
  const bot = new Bot(token, { client: clientOptions(apiRoot, ANSWER_S) });

  let left = false;

  bot.on('message:text', async (context) => {
    // In a group everybody could read the orders and press the buttons.
    if (context.chat.type !== 'private') return;
    const chatId = context.chat.id;
    const owner = await findChatOwner(parts.db, { botId, chatId });
    const code = findConnectCode(context.message.text);
    if (code !== undefined && (await connect(context, chatId, code))) return;
    if (owner) await answer(owner, context, () => answerText(parts, owner.userId, context.message.text));
  });

  bot.on('callback_query:data', async (context) => {
    const chatId = context.chat?.id;
    const owner = chatId === undefined ? undefined : await findChatOwner(parts.db, { botId, chatId });
    if (!owner || context.chat?.type !== 'private') return;
    await answer(owner, context, async () => {
      const told = await pressButton(parts, owner, context.callbackQuery.data);
      const toast = told?.text.title ?? 'This button is not for this chat.';
      // The press was carried out whatever becomes of these two, which only tidy up.
      await context.answerCallbackQuery({ text: shorten(toast, TOAST_LETTERS) }).catch(ignoreTelegram);
      await context.editMessageReplyMarkup().catch(ignoreTelegram);
      return told;
    });
  });

  bot.catch(({ error }) =>
    log.error('A word from Telegram could not be answered', { channel: 'telegram', error }),
  );

  async function connect(context: Context, chatId: number, code: string): Promise<boolean> {
    const name = context.from?.first_name ?? 'Telegram';
    const atMs = parts.realTime.nowMs();
    const wish = { codeHash: hashConnectCode(code), userIds: userIds(), botId, chatId, name, atMs };
    const connected = await connectChat(parts.db, wish);
    if (!connected) return false;
    log.info('A chat was connected', { channel: 'telegram', user_id: connected.userId });
    const lines = ['Messages of Orderwatch come here from now on. Send /help to see what I understand.'];
    await send({ ...connected, botId, chatId }, context, reply('Connected', lines));
    return true;
  }

  async function answer(
    owner: ConnectedChat,
    context: Context,
    find: () => Promise<Reply | null>,
  ): Promise<void> {
    try {
      const told = await find();
      if (told) await send(owner, context, told);
    } catch (error) {
      const lines = ['Nothing is certain about what you asked for: look at the page before you ask again.'];
      await send(owner, context, reply('Something went wrong here', lines)).catch(ignoreTelegram);
      throw error;
    }
  }

  async function send(
    chat: Pick<ConnectedChat, 'userId' | 'botId' | 'chatId'>,
    { api }: Context,
    { text, offers }: Reply,
  ): Promise<void> {
    const keyboard = await writeButtons(parts, chat, offers);
    const texts = telegramParts(text);
    for (const [index, part] of texts.entries()) {
      const last = index === texts.length - 1;
      await sendPart(api, chat.chatId, part, { silent: false, keyboard: last ? keyboard : undefined });
    }
  }

  return {
    /** Polls until it is stopped. Rejects when Telegram is not reached or refuses the token, or another program polls. */
    async run(): Promise<void> {
      // Asked here because the library would ask for ever, and keep a program alive that wants to end.
      bot.botInfo = await openBotApi(token, apiRoot).getMe();
      if (left) return;
      const commands = BOT_COMMANDS.map(({ name, meaning }) => ({ command: name, description: meaning }));
      await bot.start({
        timeout: POLL_S,
        allowed_updates: ['message', 'callback_query'],
        onStart: async ({ username }) => {
          await nameBot(parts.db, botId, username);
          await bot.api.setMyCommands(commands).catch(ignoreTelegram);
        },
      });
    },
    async stop(): Promise<void> {
      left = true;
      await bot.stop();
    },
  };
}

/** A failure of Telegram or the network that changes nothing; what is a mistake of ours is thrown on. */
function ignoreTelegram(error: unknown): void {
  explainTelegram(error);
}
