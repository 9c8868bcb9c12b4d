import { Api, GrammyError, HttpError, type InlineKeyboard } from 'grammy';
import { explainNetwork } from '../channels/network-problem.ts';
import type { TelegramPart } from './telegram-text.ts';

export type BotApi = Api;

const ANSWER_S = 15;
const HOST = 'api.telegram.org';

/** The part of a token that is no secret: the number of the bot. Undefined for what is no token. */
export function botIdOf(token: string): number | undefined {
  const [, digits] = /^(\d{5,15}):[A-Za-z0-9_-]{30,}$/.exec(token) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Requests to Telegram as this bot. `apiRoot` is another one in tests only. */
export function openBotApi(token: string, apiRoot: string | null): BotApi {
  return new Api(token, clientOptions(apiRoot, ANSWER_S));
}

/** Real time: how long Telegram may take to answer. */
export function clientOptions(apiRoot: string | null, timeoutSeconds: number) {
  return { timeoutSeconds, ...(apiRoot !== null && { apiRoot }) };
}

/** Sends one message; when Telegram cannot read its marks, the same without them. */
export async function sendPart(
  api: BotApi,
  chatId: number,
  part: TelegramPart,
  options: { readonly silent: boolean; readonly keyboard?: InlineKeyboard | undefined },
): Promise<void> {
  const other = {
    disable_notification: options.silent,
    link_preview_options: { is_disabled: true },
    ...(options.keyboard && { reply_markup: options.keyboard }),
  };
  try {
    await api.sendMessage(chatId, part.html, { ...other, parse_mode: 'HTML' });
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    await api.sendMessage(chatId, part.plain, other);
  }
}

function isUnreadable(error: unknown): boolean {
  return (
    error instanceof GrammyError && error.error_code === 400 && /can't parse entities/.test(error.description)
  );
}

export type TelegramFault =
  | { readonly kind: 'retry'; readonly why: string; readonly afterMs?: number }
  | { readonly kind: 'refused'; readonly why: string; readonly mend: string };

/** What a failed request means. Anything that is no answer and no failure of Telegram or the network is thrown on. */
export function explainTelegram(error: unknown): TelegramFault {
  if (error instanceof HttpError) {
    const { why, mend } = explainNetwork(error.error, HOST);
    return { kind: 'retry', why: `${why} ${mend}` };
  }
  if (!(error instanceof GrammyError)) throw error;
  const { error_code: code, description, parameters } = error;
  if (code === 429) {
    const afterMs = (parameters.retry_after ?? 5) * 1000;
    return { kind: 'retry', why: 'Telegram takes no more messages for a moment.', afterMs };
  }
  if (code === 401 || code === 404) {
    return {
      kind: 'refused',
      why: 'Telegram does not know this bot token.',
      mend: 'Copy the token from @BotFather again and enter it in the settings.',
    };
  }
  if (code === 403) {
    return {
      kind: 'refused',
      why: 'The bot may not write to you: you have blocked it, or deleted the chat.',
      mend: 'Open the bot in Telegram, choose Restart, and connect again with a new code.',
    };
  }
  if (code === 400 && /chat not found|group chat was upgraded/.test(description)) {
    return {
      kind: 'refused',
      why: 'Telegram does not find the connected chat.',
      mend: 'Connect the chat again with a new code.',
    };
  }
  if (code >= 500) return { kind: 'retry', why: `Telegram has a fault of its own (${code}).` };
  return {
    kind: 'refused',
    why: `Telegram refused the message (${code}).`,
    mend: 'Look at the message on the page instead.',
  };
}
