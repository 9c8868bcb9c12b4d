import { realClock } from '@orderwatch/clock';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createIds } from '../../packages/server/src/ids.ts';
import { silentLog } from '../../packages/server/src/log.ts';
import { createEmailChannel } from '../../packages/server/src/notices/channels/email-channel.ts';
import { createTelegramChannel } from '../../packages/server/src/notices/channels/telegram-channel.ts';
import { createWebhookChannel } from '../../packages/server/src/notices/channels/webhook-channel.ts';
import { createBotRunner } from '../../packages/server/src/notices/telegram/run-bots.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { startBotApi } from '../support/peers/bot-api.ts';
import { isSigned, startReceiver } from '../support/peers/http-receiver.ts';
import { startMailServer } from '../support/peers/mail-server.ts';
import { CHAT } from '../support/telegram.ts';
import { EVENING, startTradingDay, type TradingDay } from '../support/trading-day.ts';

/** Saves what was typed for a channel, and really tries it. */
async function saveAndTest(card: Locator): Promise<void> {
  await card.getByRole('button', { name: 'Save' }).click();
  await card.getByText('Saved.').waitFor();
  await card.getByRole('button', { name: 'Send a test' }).click();
}

const cardOf = (page: Page, name: string) => page.getByRole('region', { name });

/** What is kept of a channel must not hold a secret that was typed. */
async function keptText(day: TradingDay): Promise<string> {
  return JSON.stringify(await day.database.db.selectFrom('notification_channels').selectAll().execute());
}

describe('Telegram', () => {
  it('is set up from the page: the token, the chat by its code, a test, and a real order is told there', async () => {
    const telegram = await startBotApi();
    const day = await startTradingDay({
      channels: ({ db, clock, keyRing }) => [
        createTelegramChannel({
          db,
          ids: createIds(),
          keyRing,
          realTime: realClock,
          apiRoot: telegram.url,
          clock,
        }),
      ],
    });
    const bots = createBotRunner({
      db: day.database.db,
      ids: createIds(),
      keyRing: day.desk.notices.keyRing,
      realTime: realClock,
      apiRoot: telegram.url,
      desk: day.desk,
      log: silentLog,
      instanceId: 'one',
    });
    onTestFinished(() => bots.stop());
    await bots.start();

    const { page, faults } = await openDeskPage(day, '/settings/channels');
    const card = cardOf(page, 'Telegram');
    await card.getByRole('checkbox', { name: 'Tell me here' }).check();
    await card.getByRole('textbox', { name: 'Token of the bot' }).fill('not a token');
    await card.getByRole('button', { name: 'Save' }).click();
    await card.getByText('Enter the token as @BotFather gave it', { exact: false }).waitFor();
    await card.getByRole('textbox', { name: 'Token of the bot' }).fill(telegram.token);
    await saveAndTest(card);
    await card.getByText('It does not work yet').waitFor();
    await card.getByText('Choose Connect on the page', { exact: false }).waitFor();
    expect(await keptText(day)).not.toContain(telegram.token);

    await card.getByRole('button', { name: 'Connect a chat' }).click();
    const code = /bot: (\S+)/.exec((await card.getByText(/^Send this code/).textContent()) ?? '')?.[1];
    expect(await faultsInEveryLook(page)).toEqual([]);
    await telegram.write(CHAT, `/start ${code}`);
    await card.getByText(/^Connected: Asha, since .* IST/).waitFor();
    await card.getByRole('button', { name: 'Send a test' }).click();
    await card.getByText('It works', { exact: true }).waitFor();

    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:10:00', EVENING);
    await expect.poll(() => telegram.messages(CHAT).some(({ text }) => text.includes('SBIN'))).toBe(true);
    await card.getByRole('button', { name: 'Disconnect' }).click();
    await card.getByText('No chat is connected yet.').waitFor();
    expect(faults).toEqual([]);
  });
});

describe('e-mail', () => {
  it('is set up from the page, and its test says what is wrong until a mail arrives', async () => {
    const server = await startMailServer({ user: 'desk', password: 'the-right-one' });
    const day = await startTradingDay({
      idle: true,
      channels: ({ clock }) => [createEmailChannel({ clock, pageUrl: 'https://desk.example.org' })],
    });
    const { page, faults } = await openDeskPage(day, '/settings/channels');
    const card = cardOf(page, 'E-mail');
    await card.getByRole('button', { name: 'Send a test' }).click();
    await card.getByText('Nothing is set for this channel', { exact: false }).waitFor();

    await card.getByRole('checkbox', { name: 'Tell me here' }).check();
    await card.getByLabel('Mail server').fill(server.host);
    await card.getByLabel('Port', { exact: true }).fill(String(server.port));
    await card.getByRole('textbox', { name: 'User' }).fill('desk');
    await card.getByRole('textbox', { name: 'Password' }).fill('the-wrong-one');
    await card.getByRole('textbox', { name: 'From' }).fill('desk@example.org');
    await card.getByLabel('To', { exact: true }).fill('asha@example.in');
    await saveAndTest(card);
    await card.getByText('It does not work yet').waitFor();
    await card.getByText(/user and password/).waitFor();
    expect(server.mails).toEqual([]);
    expect(await faultsInEveryLook(page)).toEqual([]);

    await card.getByRole('textbox', { name: 'Password' }).fill('the-right-one');
    await saveAndTest(card);
    await card.getByText('It works', { exact: true }).waitFor();
    expect(server.mails.map(({ to }) => to)).toEqual([['asha@example.in']]);
    expect(await keptText(day)).not.toMatch(/the-(right|wrong)-one/);
    expect(faults).toEqual([]);
  });
});

describe('a webhook', () => {
  it('is set up from the page, and its test is signed with the secret that was typed', async () => {
    const receiver = await startReceiver();
    const day = await startTradingDay({
      idle: true,
      channels: ({ clock }) => [createWebhookChannel({ clock, realTime: realClock, allowPrivate: true })],
    });
    const { page, faults } = await openDeskPage(day, '/settings/channels');
    const card = cardOf(page, 'Webhook');
    const secret = 'a-secret-of-24-letters!!';
    await card.getByRole('checkbox', { name: 'Tell me here' }).check();
    await card.getByLabel('Address').fill('not an address');
    await card.getByRole('textbox', { name: 'Secret for the signature' }).fill(secret);
    await card.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => card.getByLabel('Address').getAttribute('aria-invalid')).toBe('true');
    await card.getByLabel('Address').fill(receiver.url);
    receiver.answerNext({ status: 500 });
    await saveAndTest(card);
    await card.getByText('It does not work yet').waitFor();
    await card.getByRole('button', { name: 'Send a test' }).click();
    await card.getByText('It works', { exact: true }).waitFor();
    const { text = '', headers } = receiver.received.at(-1) ?? {};
    expect(isSigned(secret, String(headers?.['x-orderwatch-signature']), text, Date.now())).toBe(true);
    expect(await card.getByRole('textbox', { name: 'Secret for the signature' }).inputValue()).toBe('');
    expect(await keptText(day)).not.toContain(secret);
    expect(await faultsInEveryLook(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
