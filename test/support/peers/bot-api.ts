import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { listenOnLoopback, readText } from './listen-on-loopback.ts';
import { htmlFault, visible } from './telegram-html.ts';

/** What a bot asked of Telegram: the method and its parameters. */
export interface BotCall {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface SentMessage {
  readonly messageId: number;
  readonly chatId: number;
  readonly text: string;
  readonly parseMode: string | null;
  readonly silent: boolean;
  readonly buttons: readonly { readonly text: string; readonly data: string }[];
}

export interface FakeBotApi {
  /** For `apiRoot`. */
  readonly url: string;
  readonly token: string;
  /** Every call but `getUpdates`, in order. */
  readonly calls: readonly BotCall[];
  /** What a chat shows now: edits have taken the place of what was sent. */
  messages(chatId?: number): readonly SentMessage[];
  /** A person writes to the bot. */
  write(chatId: number, text: string): Promise<void>;
  /** A person presses a button of a message, by its words. */
  press(chatId: number, button: string): Promise<void>;
  /** What the latest button with these words sends. */
  dataOf(chatId: number, button: string): string;
  /** A press that sends this, from whatever chat: also by somebody who has made it up. */
  pressData(chatId: number, data: string): Promise<void>;
  /** The next calls of that method are answered so, one each, before it works again. */
  failNext(method: string, ...answers: readonly BotFailure[]): void;
  /** The call after `count` good ones is answered so. */
  failAfter(method: string, count: number, answer: BotFailure): void;
  /** Resolves when the bot has asked for updates. */
  polled(): Promise<void>;
  /** Resolves when every update so far has been handled: the bot has asked for what comes after it. */
  handled(): Promise<void>;
  /** The words that the presser saw over the page, the latest last. */
  readonly toasts: readonly string[];
}

export interface BotFailure {
  readonly code: number;
  readonly description: string;
  readonly retryAfterSeconds?: number;
}

type Update = { readonly update_id: number } & Record<string, unknown>;

const TOKEN = '123456789:AAE-canary-token-of-a-made-up-bot_1';

/** Telegram's side of the Bot API over HTTP, with its limits: 4,096 characters, 64 bytes of data, strict HTML. */
export async function startBotApi(token = TOKEN): Promise<FakeBotApi> {
  const calls: BotCall[] = [];
  const toasts: string[] = [];
  const shown: SentMessage[] = [];
  const updates: Update[] = [];
  const failures = new Map<string, (BotFailure | null)[]>();
  const polls = new Set<() => void>();
  const waiting = new Set<{ readonly upTo: number; readonly done: () => void }>();
  let nextUpdate = 1;
  let nextMessage = 100;
  let confirmed = 0;

  function addUpdate(body: Record<string, unknown>): Promise<void> {
    const update = { update_id: nextUpdate, ...body };
    nextUpdate += 1;
    updates.push(update);
    for (const wake of polls) wake();
    return handled();
  }

  function handled(): Promise<void> {
    const upTo = nextUpdate - 1;
    if (confirmed >= upTo) return Promise.resolve();
    return new Promise((done) => waiting.add({ upTo, done }));
  }

  function messageWith(chatId: number, isIt: (button: SentMessage['buttons'][number]) => boolean) {
    return shown.findLast((one) => one.chatId === chatId && one.buttons.some(isIt));
  }

  function dataOf(chatId: number, button: string): string {
    const found = messageWith(chatId, ({ text }) => text === button);
    const data = found?.buttons.find(({ text }) => text === button)?.data;
    if (data === undefined) throw new Error(`No message shows the button ${button}`);
    return data;
  }

  function pressData(chatId: number, data: string): Promise<void> {
    const message = messageWith(chatId, (button) => button.data === data);
    return addUpdate({
      callback_query: {
        id: String(nextUpdate),
        from: person(chatId),
        chat_instance: '1',
        data,
        message: { ...incoming(chatId, message?.text ?? 'x'), message_id: message?.messageId ?? 1 },
      },
    });
  }

  async function getUpdates(payload: Record<string, unknown>, response: ServerResponse): Promise<unknown> {
    const offset = Number(payload.offset ?? 0);
    if (offset > 0) {
      confirmed = Math.max(confirmed, offset - 1);
      for (const one of [...waiting].filter(({ upTo }) => upTo <= confirmed)) {
        waiting.delete(one);
        one.done();
      }
    }
    const due = () => updates.filter(({ update_id }) => update_id > confirmed && update_id >= offset);
    if (due().length === 0 && Number(payload.timeout ?? 0) > 0) {
      // A newer poll ends the older one, as Telegram does.
      for (const wake of polls) wake();
      await new Promise<void>((resolve) => {
        const wake = () => {
          polls.delete(wake);
          resolve();
        };
        polls.add(wake);
        response.on('close', wake);
      });
    }
    return due().slice(0, Number(payload.limit ?? 100));
  }

  function show(payload: Record<string, unknown>, messageId: number): Answer {
    const text = String(payload.text ?? '');
    const parseMode = typeof payload.parse_mode === 'string' ? payload.parse_mode : null;
    if (text === '') return failed({ code: 400, description: 'Bad Request: message text is empty' });
    if (visible(text, parseMode).length > 4096)
      return failed({ code: 400, description: 'Bad Request: message is too long' });
    const fault = parseMode === 'HTML' ? htmlFault(text) : null;
    if (fault) return failed({ code: 400, description: `Bad Request: can't parse entities: ${fault}` });
    const buttons = buttonsOf(payload.reply_markup);
    if (buttons.some(({ data }) => Buffer.byteLength(data) > 64))
      return failed({ code: 400, description: 'Bad Request: BUTTON_DATA_INVALID' });
    const chatId = Number(payload.chat_id);
    const message = {
      messageId,
      chatId,
      text,
      parseMode,
      silent: payload.disable_notification === true,
      buttons,
    };
    const place = shown.findIndex((one) => one.chatId === chatId && one.messageId === messageId);
    if (place < 0) shown.push(message);
    else shown[place] = message;
    return worked({ message_id: messageId, date: 1, chat: { id: chatId, type: 'private' }, text });
  }

  async function answer(
    method: string,
    payload: Record<string, unknown>,
    response: ServerResponse,
  ): Promise<Answer> {
    const failure = failures.get(method)?.shift();
    if (failure) return failed(failure);
    switch (method) {
      case 'getMe':
        return worked({
          id: 123456,
          is_bot: true,
          first_name: 'Orderwatch',
          username: 'orderwatch_test_bot',
        });
      case 'getUpdates':
        return worked(await getUpdates(payload, response));
      case 'sendMessage': {
        nextMessage += 1;
        return show(payload, nextMessage);
      }
      case 'editMessageText':
        return show(payload, Number(payload.message_id));
      case 'editMessageReplyMarkup': {
        const place = shown.findIndex(({ messageId }) => messageId === Number(payload.message_id));
        const old = shown[place];
        if (old) shown[place] = { ...old, buttons: buttonsOf(payload.reply_markup) };
        return worked(true);
      }
      case 'answerCallbackQuery':
        toasts.push(String(payload.text ?? ''));
        return worked(true);
      case 'deleteWebhook':
      case 'setMyCommands':
        return worked(true);
      default:
        return failed({ code: 404, description: 'Not Found: method not found' });
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, sentToken, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? [];
    const body = await readText(request);
    const payload = body === '' ? {} : JSON.parse(body);
    if (method !== 'getUpdates') calls.push({ method, payload });
    const reply =
      decodeURIComponent(sentToken ?? '') === token
        ? await answer(method, payload, response)
        : failed({ code: 401, description: 'Unauthorized' });
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
  }

  const server = createServer((request, response) => void serve(request, response));
  const port = await listenOnLoopback(server);
  onTestFinished(() => {
    for (const wake of polls) wake();
    server.closeAllConnections();
    server.close();
  });

  return {
    url: `http://127.0.0.1:${port}`,
    token,
    calls,
    toasts,
    messages: (chatId) => shown.filter((message) => chatId === undefined || message.chatId === chatId),
    write: (chatId, text) => addUpdate({ message: incoming(chatId, text) }),
    press: (chatId, button) => pressData(chatId, dataOf(chatId, button)),
    pressData,
    dataOf,
    failNext(method, ...answers) {
      failures.set(method, [...(failures.get(method) ?? []), ...answers]);
    },
    failAfter(method, count, failure) {
      failures.set(method, [...Array.from({ length: count }, () => null), failure]);
    },
    async polled() {
      while (polls.size === 0) await new Promise((resolve) => setImmediate(resolve));
    },
    handled,
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

function worked(result: unknown): Answer {
  return { status: 200, body: { ok: true, result } };
}

function failed({ code, description, retryAfterSeconds }: BotFailure): Answer {
  const parameters =
    retryAfterSeconds === undefined ? {} : { parameters: { retry_after: retryAfterSeconds } };
  return { status: code, body: { ok: false, error_code: code, description, ...parameters } };
}

function person(chatId: number) {
  return { id: chatId, is_bot: false, first_name: 'Asha' };
}

function incoming(chatId: number, text: string) {
  const command = /^\/[a-z_]+/.exec(text)?.[0];
  const entities = command ? [{ type: 'bot_command', offset: 0, length: command.length }] : [];
  return {
    message_id: 1,
    date: 1,
    from: person(chatId),
    chat: { id: chatId, type: chatId > 0 ? 'private' : 'supergroup', first_name: 'Asha' },
    text,
    entities,
  };
}

function buttonsOf(markup: unknown): SentMessage['buttons'] {
  const rows: unknown = Object(markup).inline_keyboard;
  if (!Array.isArray(rows)) return [];
  return rows.flat().map((one) => ({ text: String(one.text), data: String(one.callback_data ?? '') }));
}
