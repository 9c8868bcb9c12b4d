import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFaults, loaded, phone, sidewaysScroll, smallest } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { startTradingDay } from '../support/trading-day.ts';
import { passTimeUntil, startEvening, startRejected } from '../support/two-orders.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const focusedWord = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

describe('the retry queue', () => {
  it('tells why an order was rejected and whether a retry helps, and sends it again after a question', async () => {
    const day = await startRejected();
    const { page, faults } = await openDeskPage(day, '/queue');
    const row = page.getByRole('row').filter({ hasText: 'SBIN' });
    await row.getByText('circuit limits', { exact: false }).waitFor();
    await row.getByText('no price band was told since the refusal', { exact: false }).waitFor();
    expect(await axeFaults(page)).toEqual([]);

    const before = day.placements();
    await row.getByRole('button', { name: /^Retry Buy/ }).click();
    await dialog(page)
      .getByText(/Buy [\d,]+ SBIN at ₹/)
      .waitFor();
    await dialog(page).getByText('it is sent at once if the checks pass', { exact: false }).waitFor();
    await expect.poll(() => focusedWord(page)).toBe('Leave it as it is');
    expect(await axeFaults(page)).toEqual([]);
    expect(day.placements()).toBe(before);

    await dialog(page).getByRole('button', { name: 'Retry now' }).click();
    const answer = dialog(page).getByText(/^Placed at the exchange, as order \d+/);
    await passTimeUntil(day, async () => (await answer.count()) > 0);
    expect(day.placements()).toBe(before + 1);
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();
    await row.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  it('drops several at once, named with their rupees, and says what came of each', async () => {
    const day = await startRejected();
    const { page } = await openDeskPage(day, '/queue');
    await page.getByRole('checkbox', { name: /^Select Buy .* SBIN$/ }).check();
    await page.getByRole('button', { name: 'Drop 1' }).click();
    await dialog(page)
      .getByText(/^₹[\d,.]+ in all$/)
      .waitFor();
    await dialog(page)
      .getByText(/Buy [\d,]+ SBIN/)
      .waitFor();
    await dialog(page).getByRole('button', { name: 'Leave it as it is' }).click();
    expect((await day.order('SBIN')).status).toBe('rejected');

    await page.getByRole('checkbox', { name: /^Select Buy .* SBIN$/ }).check();
    await page.getByRole('button', { name: 'Drop 1' }).click();
    await dialog(page).getByRole('button', { name: 'Drop the order' }).click();
    const done = dialog(page).getByText('It is dropped and will not be tried again.');
    await passTimeUntil(day, async () => (await done.count()) > 0);
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();
    expect((await day.order('SBIN')).status).toBe('cancelled');
    await page.getByText('The queue is empty').waitFor();
  });
});

describe('cancelling a working order', () => {
  it('waits in sight for the broker, and counts as cancelled when the broker says so', async () => {
    const day = await startEvening();
    const { page } = await openDeskPage(day);
    const row = page.getByRole('row').filter({ hasText: 'SBIN' });
    await row.getByRole('button', { name: /^Cancel Buy/ }).click();
    await expect.poll(() => focusedWord(page)).toBe('Leave it as it is');
    await dialog(page).getByRole('button', { name: 'Cancel the order' }).click();
    await page.getByText(/^Cancel sent 16:05:\d\d, waiting for the broker$/).waitFor({ state: 'attached' });
    await row.getByText('AMO queued').waitFor({ state: 'attached' });

    const answer = dialog(page).getByText(/It is cancelled|the order book will tell/);
    await passTimeUntil(day, async () => (await answer.count()) > 0);
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();
    await passTimeUntil(day, async () => (await row.getByText('Cancelled', { exact: true }).count()) > 0);
    expect(await page.getByText(/waiting for the broker$/).count()).toBe(0);
  });

  it('shows a changed price only after the broker has it', async () => {
    const day = await startEvening();
    const { id, limit_price } = await day.order('SBIN');
    const { page } = await openDeskPage(day, `/orders/${id}`);
    await page.getByRole('button', { name: /^Change Buy/ }).click();
    const price = dialog(page).getByLabel('Limit price in rupees');
    await price.fill('24.505');
    await dialog(page).getByText('at most two decimals', { exact: false }).waitFor();
    expect(await dialog(page).getByRole('button', { name: 'Change the order' }).isDisabled()).toBe(true);
    const lower = (Number(limit_price) / 100 - 1).toFixed(2);
    await price.fill(lower);
    await dialog(page)
      .getByText(/becomes Buy/)
      .waitFor();
    await dialog(page).getByRole('button', { name: 'Change the order' }).click();
    const answer = dialog(page).getByText(/It is changed|the order book will tell/);
    await passTimeUntil(day, async () => (await answer.count()) > 0);
    await passTimeUntil(day, async () => (await day.order('SBIN')).limit_price !== limit_price);
  });
});

describe('the palette', () => {
  it('goes to a page, finds an order by its symbol, and opens the question of an action, by keys alone', async () => {
    const { page } = await openDeskPage(await startEvening());
    await page.keyboard.press('Control+k');
    const field = dialog(page).getByRole('combobox');
    await field.waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.type('setti');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/settings\b/);
    await page.getByRole('heading', { level: 1 }).waitFor();

    await page.keyboard.press('Control+k');
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type('sbin');
    await page.getByRole('option').filter({ hasText: 'SBIN' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/orders\/ord_/);
    await page.getByRole('button', { name: /^Cancel Buy/ }).waitFor();

    await page.keyboard.press('Control+k');
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type('cancel');
    await page.getByRole('option', { name: /^Cancel SBIN…/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Cancel this order?' }).waitFor();
    await expect.poll(() => focusedWord(page)).toBe('Leave it as it is');
  });

  it('r, c and x on a row ask and select, and send nothing', async () => {
    const day = await startRejected();
    const { page } = await openDeskPage(day, '/orders?status=rejected');
    const before = day.placements();
    await page.getByRole('table').locator('[data-row]').first().waitFor();
    await loaded(page);
    await page.getByRole('table').locator('[data-row]').first().focus();
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Drop 1' }).waitFor();
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: 'Try this order again?' }).waitFor();
    // The safe button takes the focus once the dialog stands.
    await page.locator('[role="dialog"] button:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(day.placements()).toBe(before);
  });
});

describe('the list of orders', () => {
  it('keeps a filter under a name, and goes out as CSV', async () => {
    const { page } = await openDeskPage(await startRejected(), '/orders/failed');
    await page.waitForURL(/view=Failed/);
    await expect.poll(() => page.title()).toMatch(/^\(1\) Orders: Failed/);

    await page.goto(page.url().replace(/\/orders.*/, '/orders?side=buy'));
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByLabel('Name of the view').fill('My buys');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(/view=My\+buys/);
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'My buys' }).waitFor();

    await page.getByRole('button', { name: 'Export' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^orders-2026-08-21-\d{4}-ist\.csv$/);
  });
});

describe('a phone', () => {
  it.each(['/today', '/queue', '/orders'])(
    'shows %s without scrolling sideways, with targets for a thumb',
    async (path) => {
      const { page } = await openDeskPage(await startRejected(), path, { viewport: phone });
      await page.getByText('SBIN', { exact: false }).first().waitFor();
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await axeFaults(page)).toEqual([]);
      await page.setViewportSize(smallest);
      expect(await sidewaysScroll(page)).toBe(0);
    },
  );

  it('keeps the other places behind More', async () => {
    const { page } = await openDeskPage(await startTradingDay(), '/today', { viewport: phone });
    const bar = page.getByRole('navigation', { name: 'Main' });
    expect(await bar.getByRole('link', { name: 'Settings' }).count()).toBe(0);
    await bar.getByRole('button', { name: 'More' }).click();
    expect(await axeFaults(page)).toEqual([]);
    await dialog(page).getByRole('link', { name: 'Settings' }).click();
    await page.waitForURL(/\/settings$/);
    await dialog(page).waitFor({ state: 'detached' });
  });
});
