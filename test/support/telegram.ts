import { type Clock, realClock, VirtualClock } from '@orderwatch/clock';
import { onTestFinished } from 'vitest';
import { saveChannel } from '../../packages/server/src/db/notices/channels.ts';
import { saveCode } from '../../packages/server/src/db/telegram/chats.ts';
import { createIds, systemRandom } from '../../packages/server/src/ids.ts';
import { silentLog } from '../../packages/server/src/log.ts';
import { sealSecrets } from '../../packages/server/src/notices/channel-secrets.ts';
import { createTelegramChannel } from '../../packages/server/src/notices/channels/telegram-channel.ts';
import {
  CODE_EXPIRES_MS,
  hashConnectCode,
  newConnectCode,
} from '../../packages/server/src/notices/telegram/connect-code.ts';
import { createBotRunner } from '../../packages/server/src/notices/telegram/run-bots.ts';
import { type FakeBotApi, startBotApi } from './peers/bot-api.ts';
import type { TradingDay } from './trading-day.ts';

export const CHAT = 4711;

/** A bot for the owner of the day's account, polling a Telegram of its own. `realTime` is turned by the story. */
export async function startTelegram(
  day: TradingDay,
  options: {
    readonly connected?: boolean;
    readonly onMachineTime?: boolean;
    readonly telegram?: FakeBotApi;
  } = {},
) {
  const telegram = options.telegram ?? (await startBotApi());
  const { db } = day.database;
  const { userId } = day.account;
  const { keyRing } = day.desk.notices;
  const turned = new VirtualClock(Date.UTC(2026, 10, 1));
  const realTime: Clock = options.onMachineTime ? realClock : turned;
  const apiRoot = telegram.url;
  const common = { db, ids: createIds(), keyRing, realTime, apiRoot };
  const channel = createTelegramChannel({ ...common, clock: day.clock });
  const secrets = { bot_token: telegram.token };
  await saveToken(telegram.token);

  async function saveToken(token: string, of = userId): Promise<void> {
    const sealed = sealSecrets(keyRing, { userId: of, channel: 'telegram' }, { bot_token: token });
    const atMs = day.clock.nowMs();
    await saveChannel(db, { userId: of, channel: 'telegram', enabled: true, settings: {}, sealed, atMs });
  }

  function newRunner(instanceId: string) {
    const runner = createBotRunner({ ...common, desk: day.desk, log: silentLog, instanceId });
    onTestFinished(() => runner.stop());
    return runner;
  }
  const bots = newRunner('one');
  await bots.start();

  async function newCode(of = userId): Promise<string> {
    const code = newConnectCode(systemRandom);
    await saveCode(db, {
      userId: of,
      codeHash: hashConnectCode(code),
      expiresAtMs: realTime.nowMs() + CODE_EXPIRES_MS,
    });
    return code;
  }
  if (options.connected !== false) await telegram.write(CHAT, `/start ${await newCode()}`);

  return {
    telegram,
    bots,
    newRunner,
    channel,
    realTime: turned,
    newCode,
    saveToken,
    target: { userId, settings: {}, secrets },
    /** What the chat shows last. */
    last: (chatId = CHAT) => telegram.messages(chatId).at(-1),
    presses: () => db.selectFrom('telegram_presses').selectAll().orderBy('pressed_at').execute(),
  };
}
