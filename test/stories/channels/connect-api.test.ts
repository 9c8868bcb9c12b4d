import { describe, expect, it } from 'vitest';
import { findChat } from '../../../packages/server/src/db/telegram/chats.ts';
import {
  connectCode,
  pushKey,
  pushSubscription,
  telegramChat,
} from '../../../packages/server/src/http/schemas/channels.ts';
import { openApi } from '../../support/api.ts';
import { startPushService } from '../../support/peers/push-service.ts';
import { CHAT, startTelegram } from '../../support/telegram.ts';
import { startTradingDay } from '../../support/trading-day.ts';

const CHANNELS = '/api/v1/user/notification-channels';

async function house() {
  const day = await startTradingDay({ idle: true });
  const api = await openApi(day);
  return { day, api, owner: await api.owner() };
}

describe('connecting a chat', () => {
  it('takes a code of the page, once, and shows who is connected', async () => {
    const { day, owner } = await house();
    const { telegram } = await startTelegram(day, { connected: false, onMachineTime: true });
    await telegram.polled();
    const code = connectCode.parse((await owner.send('POST', `${CHANNELS}/telegram/connect`)).body);
    expect(code).toMatchObject({ expires_in_seconds: 600, bot_username: 'orderwatch_test_bot' });
    expect(code.link).toBe(`https://t.me/orderwatch_test_bot?start=${code.code}`);
    await telegram.write(CHAT, `/start ${code.code}`);
    const chat = telegramChat.parse((await owner.get(`${CHANNELS}/telegram/chat`)).body);
    expect(chat).toMatchObject({ connected: true, name: 'Asha' });
    expect((await owner.send('DELETE', `${CHANNELS}/telegram/chat`)).status).toBe(204);
    expect(await findChat(day.database.db, day.account.userId)).toBeUndefined();
    const before = telegram.messages(CHAT).length;
    await telegram.write(CHAT, '/status');
    expect(telegram.messages(CHAT)).toHaveLength(before);
  });

  it('needs a bot', async () => {
    const { owner } = await house();
    const reply = await owner.send('POST', `${CHANNELS}/telegram/connect`);
    expect([reply.status, Object(reply.body).code]).toEqual([409, 'telegram_not_set_up']);
    expect(telegramChat.parse((await owner.get(`${CHANNELS}/telegram/chat`)).body).connected).toBe(false);
  });
});

describe('a browser', () => {
  const subscriptionOf = async (key: string) => {
    const { keys } = (await startPushService()).subscribe(key);
    return { endpoint: 'https://push.example.org/one', keys };
  };

  it('subscribes with the key of the installation, once, and unsubscribes', async () => {
    const { owner, api } = await house();
    const { public_key } = pushKey.parse((await owner.get(`${CHANNELS}/web_push/key`)).body);
    expect(pushKey.parse((await owner.get(`${CHANNELS}/web_push/key`)).body)).toEqual({ public_key });
    const wish = await subscriptionOf(public_key);
    const added = await owner.send('POST', `${CHANNELS}/web_push/subscriptions`, wish);
    expect(added.status).toBe(201);
    const { id } = pushSubscription.parse(added.body);
    const again = await owner.send('POST', `${CHANNELS}/web_push/subscriptions`, wish);
    expect(pushSubscription.parse(again.body).id).toBe(id);
    const list = async () => Object((await owner.get(`${CHANNELS}/web_push/subscriptions`)).body).items;
    expect(await list()).toMatchObject([{ id, browser: expect.any(String) }]);
    const stranger = await api.newUser('bala');
    expect((await stranger.send('DELETE', `${CHANNELS}/web_push/subscriptions/${id}`)).status).toBe(404);
    expect((await owner.send('DELETE', `${CHANNELS}/web_push/subscriptions/${id}`)).status).toBe(204);
    expect(await list()).toEqual([]);
  });

  it.each([
    [{ endpoint: 'http://push.example.org/one' }, 'body.endpoint'],
    [{ endpoint: 'nonsense' }, 'body.endpoint'],
    [{ keys: { p256dh: 'x', auth: 'y' } }, 'body.keys.p256dh'],
  ])('with %o is refused', async (change, path) => {
    const { owner } = await house();
    const { public_key } = pushKey.parse((await owner.get(`${CHANNELS}/web_push/key`)).body);
    const reply = await owner.send('POST', `${CHANNELS}/web_push/subscriptions`, {
      ...(await subscriptionOf(public_key)),
      ...change,
    });
    expect([reply.status, Object(reply.body).errors[0].path]).toEqual([400, path]);
  });
});
