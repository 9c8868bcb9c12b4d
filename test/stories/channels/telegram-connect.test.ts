import { describe, expect, it } from 'vitest';
import { findChat } from '../../../packages/server/src/db/telegram/chats.ts';
import { insertUser } from '../../../packages/server/src/db/users/insert-user.ts';
import { rejectionMessage } from '../../support/channel-message.ts';
import { CHAT, startTelegram } from '../../support/telegram.ts';
import { startTradingDay } from '../../support/trading-day.ts';

async function house(options: { readonly connected?: boolean } = {}) {
  const day = await startTradingDay({ idle: true });
  const telegram = await startTelegram(day, options);
  return { day, ...telegram, chat: () => findChat(day.database.db, day.account.userId) };
}

describe('a chat', () => {
  it('is connected by the code of the page, as a command or by itself', async () => {
    for (const write of [
      (code: string) => `/start ${code}`,
      (code: string) => code.toLowerCase().replace('-', ''),
    ]) {
      const { telegram, newCode, chat, last } = await house({ connected: false });
      await telegram.write(CHAT, write(await newCode()));
      expect(await chat()).toMatchObject({ chatId: CHAT, name: 'Asha' });
      expect(last()?.text).toContain('Connected');
    }
  });

  it('is not connected by a code that is wrong, used or older than ten minutes', async () => {
    const { telegram, newCode, chat, realTime } = await house({ connected: false });
    await telegram.write(CHAT, '/start ABCDE-FGHJK');
    const old = await newCode();
    await realTime.advanceBy(10 * 60_000);
    await telegram.write(CHAT, `/start ${old}`);
    expect(await chat()).toBeUndefined();
    const used = await newCode();
    await telegram.write(CHAT, used);
    await telegram.write(99, used);
    expect((await chat())?.chatId).toBe(CHAT);
    expect(telegram.messages(99)).toEqual([]);
  });

  it('of a stranger gets no answer, whatever he writes', async () => {
    const { telegram } = await house();
    for (const words of ['/start', '/status', '/pause', 'hello', '/start ABCDE-FGHJK', '/orders']) {
      await telegram.write(99, words);
    }
    expect(telegram.calls.filter(({ payload }) => payload.chat_id === 99)).toEqual([]);
  });

  it('is answered in private only', async () => {
    const { telegram, newCode, chat } = await house({ connected: false });
    await telegram.write(-100, `/start ${await newCode()}`);
    expect([await chat(), telegram.messages(-100)]).toEqual([undefined, []]);
  });

  it('takes the place of the earlier one', async () => {
    const { telegram, newCode, chat } = await house();
    await telegram.write(99, await newCode());
    expect((await chat())?.chatId).toBe(99);
    const before = telegram.messages(CHAT).length;
    await telegram.write(CHAT, '/status');
    expect(telegram.messages(CHAT)).toHaveLength(before);
  });

  it('serves two users of one bot apart, and a code of somebody without that bot is worth nothing', async () => {
    const { day, telegram, newCode, saveToken, realTime, chat } = await house();
    const { db } = day.database;
    const bala = { id: 'usr_bala', email: 'bala@example.in', displayName: 'Bala', passwordHash: '', atMs: 0 };
    await insertUser(db, bala);
    await telegram.write(99, await newCode('usr_bala'));
    expect(await findChat(db, 'usr_bala')).toBeUndefined();
    await saveToken(telegram.token, 'usr_bala');
    await realTime.advanceBy(5_000);
    await telegram.write(99, await newCode('usr_bala'));
    expect(await findChat(db, 'usr_bala')).toMatchObject({ chatId: 99 });
    expect((await chat())?.chatId).toBe(CHAT);
    await telegram.write(99, '/status');
    expect(telegram.messages(99).at(-1)?.text).toContain('There is no account yet');
  });

  it('of another bot than the token is not written to', async () => {
    const { channel, target } = await house();
    const secrets = { bot_token: '555555555:AAE-canary-token-of-yet-another-bot1' };
    expect(await channel.send(rejectionMessage(), { ...target, secrets })).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('another bot'),
    });
  });
});

describe('a bot', () => {
  it('is polled by one instance, and by the next when that one has stopped', async () => {
    const { telegram, bots, newRunner, last, realTime } = await house();
    const second = newRunner('two');
    await second.start();
    const before = telegram.messages(CHAT).length;
    await telegram.write(CHAT, '/help');
    expect(telegram.messages(CHAT)).toHaveLength(before + 1);
    await bots.stop();
    await realTime.advanceBy(5_000);
    await telegram.write(CHAT, '/status');
    expect(last()?.text).toContain('market');
    expect(telegram.messages(CHAT)).toHaveLength(before + 2);
  });

  it('that Telegram refuses is tried again after a while, not all the time', async () => {
    const { telegram, bots, newRunner, realTime } = await house();
    await bots.stop();
    const asked = () => telegram.calls.filter(({ method }) => method === 'getMe').length;
    const before = asked();
    telegram.failNext('getMe', { code: 401, description: 'Unauthorized' });
    const second = newRunner('two');
    await second.start();
    while (asked() === before) await new Promise((resolve) => setImmediate(resolve));
    await realTime.advanceBy(20_000);
    expect(asked()).toBe(before + 1);
    await realTime.advanceBy(20_000);
    await telegram.write(CHAT, '/help');
    expect(asked()).toBe(before + 2);
  });

  it('shows its commands in the menu of Telegram', async () => {
    const { telegram } = await house();
    const menu = telegram.calls.find(({ method }) => method === 'setMyCommands')?.payload.commands;
    expect(Object(menu).map(({ command }: { command: string }) => command)).toEqual(
      expect.arrayContaining(['status', 'orders', 'order', 'queue', 'pause', 'resume', 'help']),
    );
  });
});
