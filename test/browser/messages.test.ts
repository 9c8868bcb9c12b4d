import { describe, expect, it } from 'vitest';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { startNotifiedDay } from '../support/notified-day.ts';
import { EVENING, startTradingDay } from '../support/trading-day.ts';

describe('the messages that were told over the channels', () => {
  it('show what got through and what did not, and are sent again from the page', async () => {
    const day = await startNotifiedDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:07:00', EVENING);
    const delivered = day.told.length;
    expect(delivered).toBeGreaterThan(0);
    day.goDown();
    await day.place(await day.recommend([{ symbol: 'ITC' }]));
    await day.until('18:00:00', EVENING);
    const { page, faults } = await openDeskPage(
      day,
      '/activity?tab=messages',
      {},
      {
        keyRing: day.desk.notices.keyRing,
      },
    );
    await page.getByRole('heading', { level: 1, name: '1 message did not get through.' }).waitFor();
    const tally = page.getByRole('row').filter({ hasText: 'Webhook' });
    const figures = (await tally.getByRole('cell').allTextContents()).slice(0, 4);
    expect(figures).toEqual([String(delivered), '0', '0', '1']);
    const messages = page.locator('li[data-channel="webhook"]');
    const lost = page.locator('li[data-state="dead"]');
    await lost.getByText(/answered 503/).waitFor();
    await lost.getByText('10 tries').waitFor();
    expect(await messages.count()).toBe(delivered + 1);
    expect(await faultsInEveryLook(page)).toEqual([]);

    await page.getByRole('button', { name: 'Delivered', exact: true }).click();
    await page.waitForURL(/outcome=delivered/);
    await lost.waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: 'Channel' }).selectOption('E-mail');
    await page.getByText('No message matches the filters').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Clear filters' }).click();

    day.comeBack();
    await lost.getByRole('button', { name: /^Send again: / }).click();
    await page.getByText('1 message is tried again.').waitFor();
    await day.until('18:00:10', EVENING);
    await page
      .getByRole('heading', {
        level: 1,
        name: `All ${delivered + 1} messages of the last seven days got through.`,
      })
      .waitFor();
    expect(await lost.count()).toBe(0);
    await messages.first().getByRole('link').click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'ITC' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('are told apart from having nowhere to tell them', async () => {
    const { page } = await openDeskPage(await startTradingDay(), '/activity?tab=messages');
    await page.getByText('No channel is set up').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await page.getByRole('link', { name: 'Set up a channel' }).click();
    await page.waitForURL(/settings\/channels/);
  });
});
