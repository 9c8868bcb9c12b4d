import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFaults, phone, sidewaysScroll } from '../support/chromium.ts';
import { openDeskPage } from '../support/desk-page.ts';
import { seedOrders } from '../support/seed-orders.ts';
import { EVENING, startTradingDay } from '../support/trading-day.ts';

/** A list longer than the screen: two orders of today, and what was bought before. */
async function longDay() {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  const seeds = Array.from({ length: 40 }, (_, n) => ({
    id: `ord_old_${n}`,
    atMs: Date.parse('2026-08-19T10:36:00Z') - n * 60_000,
    trading_day: '2026-08-20',
    symbol: `OLD${n}`,
    status: 'closed' as const,
  }));
  await seedOrders(day.database.db, day.account, seeds);
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'RELIANCE' }]));
  await day.until('16:05:31', EVENING);
  return day;
}

const drawer = (page: Page) => page.getByRole('complementary', { name: 'The order' });
const title = (page: Page) => drawer(page).getByRole('heading', { level: 2 }).first();
const linkOf = (page: Page, symbol: string) =>
  page.getByRole('table').getByRole('link', { name: symbol, exact: true });
const focusedRow = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-row'));
const focusedTag = (page: Page) => page.evaluate(() => document.activeElement?.tagName);

describe('an order beside the list', () => {
  it('has an address that shows both again, is walked through with j and k, and gives the row the focus back', async () => {
    const { page, faults } = await openDeskPage(await longDay(), '/orders?side=buy');
    await linkOf(page, 'SBIN').focus();
    await page.keyboard.press('Enter');
    await title(page).filter({ hasText: 'SBIN is queued at the broker' }).waitFor();
    await page.waitForURL(/\/orders\?side=buy&order=ord_/);
    await expect.poll(() => focusedTag(page)).toBe('H2');
    await drawer(page).getByRole('region', { name: 'What happened' }).getByRole('listitem').first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await sidewaysScroll(page)).toBe(0);

    const symbols = await page.getByRole('table').locator('[data-row]').allTextContents();
    const at = symbols.indexOf('SBIN');
    await page.keyboard.press('j');
    await title(page)
      .filter({ hasText: symbols[at + 1] })
      .waitFor();
    await expect.poll(() => focusedRow(page)).not.toBeNull();
    await page.keyboard.press('k');
    await title(page).filter({ hasText: 'SBIN' }).waitFor();
    expect(await linkOf(page, 'SBIN').getAttribute('aria-current')).toBe('true');

    await page.reload();
    await title(page).filter({ hasText: 'SBIN is queued at the broker' }).waitFor();
    await linkOf(page, 'OLD3').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL(/\/orders\?side=buy$/);
    await drawer(page).waitFor({ state: 'detached' });
    await expect.poll(async () => page.evaluate(() => document.activeElement?.textContent)).toBe('SBIN');
    expect(faults).toEqual([]);
  });

  it('leaves the list where it was scrolled to, with its filters and what changes in it', async () => {
    const day = await longDay();
    const { page, faults } = await openDeskPage(day, '/orders');
    await linkOf(page, 'OLD30').scrollIntoViewIfNeeded();
    const scrolled = await page.evaluate(() => window.scrollY);
    expect(scrolled).toBeGreaterThan(300);
    await linkOf(page, 'OLD30').click();
    await title(page).filter({ hasText: 'OLD30' }).waitFor();
    await expect.poll(() => linkOf(page, 'OLD30').isVisible()).toBe(true);
    const box = await linkOf(page, 'OLD30').boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(800);
    await page.getByLabel('Sort').selectOption('Oldest first');
    await page.waitForURL(/sort=created_at.*order=ord_old_30/);
    await title(page).filter({ hasText: 'OLD30' }).waitFor();
    await page.getByLabel('Sort').selectOption('Newest first');

    const row = page.getByRole('row').filter({ hasText: 'RELIANCE' });
    await row.getByText('AMO queued').waitFor();
    const [attempt] = await day.attempts((await day.order('RELIANCE')).id);
    day.simulator.broker.cancel(day.account.ucc, attempt?.broker_order_id ?? '', { amo: true }, 'app');
    await day.until('16:40:00', EVENING);
    await row.getByText('Cancelled', { exact: true }).waitFor();
    await title(page).filter({ hasText: 'OLD30' }).waitFor();

    await drawer(page).getByRole('link', { name: 'Open as a page of its own' }).click();
    await page.waitForURL(/\/orders\/ord_old_30$/);
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'OLD30' }).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL(/\/orders$/);
    expect(faults).toEqual([]);
  });

  it('is a page of its own on a phone, by the same address', async () => {
    const day = await longDay();
    const { id } = await day.order('SBIN');
    const { page } = await openDeskPage(day, `/orders?side=buy&order=${id}`, { viewport: phone });
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'SBIN is queued' }).waitFor();
    expect(await drawer(page).count()).toBe(0);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
  });
});
