import { describe, expect, it } from 'vitest';
import { axeFaults } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { EVENING, startTradingDay } from '../support/trading-day.ts';

const circuit =
  'RMS:Rule: Check circuit limit including square off order exceeds  : Circuit breach, Order Price :34.65, Low Price Range:30.32 High Price Range:33.51';

describe('the page of what happened', () => {
  it('tells who did what, narrows it in the address, and leads to the order and its evidence', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    day.simulator.broker.rejectAtOpen({ tradingSymbol: 'SBIN-EQ' }, circuit, 'rms');
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'RELIANCE' }]));
    await day.until('09:20:00');
    const { page, faults } = await openDeskPage(day, '/activity');
    const events = page.locator('li[data-kind]');
    const rejected = page.locator('li[data-kind="order.rejected"]');
    await rejected.getByText('Rejected by the broker', { exact: false }).waitFor();
    await page.getByRole('list', { name: 'Events of 20 Aug 2026' }).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);

    const all = await events.count();
    await page.getByRole('button', { name: 'Orderwatch', exact: true }).click();
    await page.waitForURL(/who=system/);
    await rejected.waitFor({ state: 'detached' });
    expect(await events.count()).toBeLessThan(all);
    await page.getByRole('button', { name: 'You', exact: true }).click();
    await page.getByText('No event matches the filters').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);

    await page.goto(page.url().replace('who=user', ''));
    await page.getByRole('button', { name: 'Broker', exact: true }).click();
    await page.getByRole('combobox', { name: 'What it was about' }).selectOption('Refusals');
    await page.waitForURL(/what=refusals/);
    await page.reload();
    await rejected.waitFor();
    expect(await events.count()).toBe(1);
    await rejected.getByRole('button', { name: /^Evidence for/ }).click();
    await page.getByText('"rejRsn"', { exact: false }).first().waitFor();
    await rejected.getByRole('link', { name: 'Open the order in SBIN' }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'SBIN' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('keeps events in their places under the pointer, and shows new ones when asked to', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:05:31', EVENING);
    const { page, faults } = await openDeskPage(day, '/activity');
    const first = page.locator('li[data-kind]').first();
    await first.getByText('SBIN').waitFor();
    const before = await first.boundingBox();
    await first.hover();
    await day.place(await day.recommend([{ symbol: 'INFY' }]));
    await page.getByText(/^\d+ new events/).waitFor();
    expect(await first.textContent()).toContain('SBIN');
    expect(await first.boundingBox()).toEqual(before);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await first.getByText('INFY').waitFor();
    expect(faults).toEqual([]);
  });

  it('sums up each day in a picture and in a table', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    day.simulator.broker.rejectAtOpen({ tradingSymbol: 'SBIN-EQ' }, circuit, 'rms');
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'RELIANCE' }]));
    await day.until('17:00:00');
    const { page } = await openDeskPage(day, '/activity?tab=days');
    await page.getByRole('img', { name: /^Orders by day for/ }).waitFor();
    const row = page.getByRole('row').filter({ hasText: '21 Aug 2026' });
    await row.getByText('closed by a complete reading').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);

    const summaries = '**/api/v1/user/days?*';
    await page.route(summaries, (route) => route.fulfill({ status: 409, body: '{}' }));
    await day.place(await day.recommend([{ symbol: 'INFY' }]));
    // What was known stays, dimmed and with its age.
    await page.getByRole('alert').getByText('Shown below is what was known', { exact: false }).waitFor();
    await page.locator('[data-old]').getByRole('row').filter({ hasText: '21 Aug 2026' }).waitFor();
    await page.unroute(summaries);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('[data-old]').waitFor({ state: 'detached' });
    await row.getByRole('link', { name: '21 Aug 2026' }).click();
    await page.waitForURL(/from=2026-08-21&to=2026-08-21/);
    await page.getByRole('list', { name: 'Events of 21 Aug 2026' }).waitFor();
  });
});
