import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { startLostReply } from '../support/lost-reply.ts';
import { EVENING, startTradingDay, type TradingDay } from '../support/trading-day.ts';

/** Lets simulated time pass until the page shows the answer: the desk reads the book before it decides. */
async function whileTheDeskWorks(day: TradingDay, answer: Locator): Promise<void> {
  const passing = async () => {
    await day.clock.advanceBy(100);
    return answer.isVisible();
  };
  await expect.poll(passing, { timeout: 30_000, interval: 100 }).toBe(true);
}

describe('the page that puts both books beside each other', () => {
  it('lets a person settle an unconfirmed order with a candidate and a written reason, and no other way', async () => {
    const { day, lost, numberByHand: number } = await startLostReply();
    await day.until('16:30:00', EVENING);

    const { page, faults } = await openDeskPage(day, '/reconcile');
    await page.getByRole('heading', { level: 1, name: '2 orders do not agree with the broker.' }).waitFor();
    const counters = page.getByRole('navigation', { name: 'How the books compare' });
    await counters.getByRole('link', { name: '1 Unresolved' }).waitFor();
    await counters.getByRole('link', { name: '1 Unknown to us' }).waitFor();
    await counters.getByRole('link', { name: '1 Agree' }).waitFor();
    const card = page.locator('[data-verdict="unconfirmed"]');
    await card.getByText('It cannot be dismissed', { exact: false }).waitFor();
    expect(await card.getByRole('button').allInnerTexts()).not.toContain('Dismiss');
    expect(await faultsInEveryLook(page)).toEqual([]);

    await card.getByRole('button', { name: /^Settle it/ }).click();
    const dialog = page.getByRole('dialog', { name: 'What became of this order?' });
    await dialog
      .getByText(/^Buy .* SBIN at ₹/)
      .first()
      .waitFor();
    const confirm = dialog.getByRole('button', { name: 'Settle it' });
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: 'It became this order at the broker' }).check();
    await dialog.getByText(number).waitFor();
    expect(await confirm.isDisabled()).toBe(true);
    expect(await faultsInEveryLook(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'How you know' }).fill('the app shows it at 16:05');
    await confirm.click();
    await whileTheDeskWorks(day, dialog.getByRole('status').filter({ hasNotText: 'Waiting for the answer' }));
    await dialog.getByRole('button', { name: 'Close' }).last().click();

    await page.getByRole('heading', { level: 1, name: 'All 2 orders agree with the broker.' }).waitFor();
    expect(await day.attempts(lost.id)).toMatchObject([{ state: 'queued', broker_order_id: number }]);
    const resolved = (await day.events(lost.id)).find(({ kind }) => kind === 'order.resolved');
    expect(resolved).toMatchObject({ actor: 'user', body: { reason: 'the app shows it at 16:05' } });
    expect(faults).toEqual([]);
  });

  it('takes no answer to a placement for agreement before the book has shown the order', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'ITC' }]));
    const { page, faults } = await openDeskPage(day, '/reconcile');
    const heading = page.getByRole('heading', { level: 1 });
    await heading.filter({ hasText: 'The broker took 2 orders that its book has not shown yet.' }).waitFor();
    await page
      .getByRole('region', { name: 'Taken by the broker, not in its book yet' })
      .getByRole('row')
      .filter({ hasText: 'SBIN' })
      .getByText('not shown yet')
      .waitFor();
    await page.getByRole('link', { name: '0 Agree' }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await day.until('16:06:00', EVENING);
    await heading.filter({ hasText: 'All 2 orders agree with the broker.' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('says that it does not know while the broker has not been read', async () => {
    const day = await startTradingDay({ idle: true });
    const { page } = await openDeskPage(day, '/reconcile');
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'is not known' }).waitFor();
    await page.getByText('This is not the same as agreeing', { exact: false }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  });
});
