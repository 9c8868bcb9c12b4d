import { realClock } from '@orderwatch/clock';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createWebPushChannel } from '../../packages/server/src/notices/channels/web-push-channel.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { startPushService } from '../support/peers/push-service.ts';
import { startTradingDay } from '../support/trading-day.ts';

async function openChannels() {
  const day = await startTradingDay({
    idle: true,
    channels: ({ db, keyRing }) => [
      createWebPushChannel({
        db,
        keyRing,
        clock: realClock,
        contact: 'mailto:desk@example.org',
        allowPrivate: true,
      }),
    ],
  });
  const subscriptions = () => day.database.db.selectFrom('push_subscriptions').selectAll().execute();
  return { day, subscriptions, ...(await openDeskPage(day, '/settings/channels')) };
}

/** Gives a message to the worker of the page, as the browser does when its push service has one. */
async function deliver(page: Page, payload: unknown): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [one] = registrations;
      if (one) resolve(one.registrationId);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: await registered,
    data: JSON.stringify(payload),
  });
}

/** What the browser shows outside the page. */
const shown = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
  });

describe('a browser', () => {
  it('that was not allowed to is told so, and nothing is handed over', async () => {
    const { page, subscriptions } = await openChannels();
    await page.getByRole('button', { name: 'Let this browser take messages' }).click();
    await page.getByText('This browser does not allow it.', { exact: false }).waitFor();
    expect(await subscriptions()).toEqual([]);
    expect(await faultsInEveryLook(page)).toEqual([]);
  });

  it('subscribes from the page, is sent a test that only it can read, and shows it', async () => {
    const service = await startPushService();
    const { day, page, subscriptions, faults } = await openChannels();
    await page.context().grantPermissions(['notifications']);
    // The browser's own push service is on the internet; ours stands in for that one call, and for nothing else.
    await page.exposeFunction('subscribeAtPeer', (key: string) => service.subscribe(key));
    await page.evaluate(() => {
      PushManager.prototype.subscribe = async (options) => {
        const key = String(options?.applicationServerKey);
        const { keys } = await Object(window).subscribeAtPeer(key);
        const subscription = { endpoint: 'https://push.example.org/one', keys };
        return Object.assign(Object.create(PushSubscription.prototype), { toJSON: () => subscription });
      };
    });
    await page.getByRole('button', { name: 'Let this browser take messages' }).click();
    await page.getByText(/^Chrome on .*, since .* IST/).waitFor();
    expect(await subscriptions()).toMatchObject([{ user_id: day.account.userId }]);

    // The address that was handed over is nobody's; the peer's own is on this machine.
    await day.database.db
      .updateTable('push_subscriptions')
      .set({ endpoint: `${service.url}/push/one` })
      .execute();
    await page.getByRole('button', { name: 'Send a test' }).click();
    await expect.poll(() => service.pushes).toHaveLength(1);
    await page.getByText('It works', { exact: true }).waitFor();
    expect(service.faults).toEqual([]);
    const [push] = service.pushes;
    expect(push?.payload).toMatchObject({ title: 'Orderwatch reaches this browser' });
    await deliver(page, push?.payload);
    await expect
      .poll(() => shown(page))
      .toEqual([
        { title: 'Orderwatch reaches this browser', body: 'This is a message of trial.', tag: 'test' },
      ]);
    expect(await faultsInEveryLook(page)).toEqual([]);

    await page.getByRole('button', { name: /^Remove Chrome/ }).click();
    await page.getByText('No browser takes messages yet.').waitFor();
    expect(await subscriptions()).toEqual([]);
    expect(faults).toEqual([]);
  });
});
